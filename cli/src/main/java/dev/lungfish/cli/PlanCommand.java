package dev.lungfish.cli;

import dev.lungfish.cli.assess.Assessors;
import dev.lungfish.cli.assess.CodeOption;
import dev.lungfish.cli.client.Json;
import dev.lungfish.cli.plan.Application;
import dev.lungfish.cli.plan.AssessedCode;
import dev.lungfish.cli.plan.AssumptionOptions;
import dev.lungfish.cli.plan.PlanRun;
import dev.lungfish.cli.plan.PlatformChoice;
import dev.lungfish.cli.plan.ProductChoice;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.cli.terminal.Terminal;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.output.PlanCsv;
import dev.lungfish.planner.output.PlanView;
import dev.lungfish.planner.plan.Objective;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.report.HtmlReport;
import dev.lungfish.simulator.arrivals.Spread;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says what each service should be, and what the fleet would then cost.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Replay a fleet's traffic through both execution models, with the rules that"
                        + " 'lungfish up' runs by, and say for each service whether it should be a"
                        + " function, a container or split, why, and what all of it costs.",
        footer = {
            "",
            "Examples:",
            "  lungfish plan --traffic azure:traces/",
            "  lungfish plan --traffic csv:requests.csv --services k8s:manifests/ --report"
                    + " plan.html",
            "  lungfish plan --traffic 'prometheus:http://localhost:9090?step=60s' --objective"
                    + " p99=300ms",
        })
final class PlanCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Option(
            names = "--traffic",
            required = true,
            paramLabel = "SOURCE",
            description =
                    "What is asked of the services: azure:DIR, csv:FILE, log:FILE, prometheus:URL"
                            + " or recorded:DIR.")
    private String traffic;

    @Option(
            names = "--prometheus-header",
            paramLabel = "NAME=VALUE",
            description =
                    "A header that a Prometheus server wants, as X-Scope-OrgID=7. Can be given"
                            + " again. For tokens, token_file=FILE and token_env=VARIABLE of the source"
                            + " keep them off the command line.")
    private Map<String, String> prometheusHeaders = Map.of();

    @Option(
            names = "--services",
            paramLabel = "SOURCE",
            description =
                    "How they run today: k8s:PATH (k8s:- reads standard input), cluster or"
                            + " csv:FILE.")
    private @Nullable String services;

    @Option(
            names = "--objective",
            paramLabel = "p99=TIME",
            description =
                    "How long answers may take that somebody waits for, as p99=300ms. Default: as"
                            + " long as they like.")
    private @Nullable String objective;

    @Mixin private CodeOption code;

    @Mixin private PlatformChoice platforms;

    @Mixin private ProductChoice products;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Where random numbers begin. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--spread",
            defaultValue = "random",
            paramLabel = "random|even|start",
            description =
                    "Where requests lie in a minute of which only their number is known. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Spread spread;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "The time zone of local times, as Europe/Berlin. Default: UTC.")
    private String zone;

    @Option(
            names = "--rows",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many services to show. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Option(names = "--csv", description = "Print a line for each service, for tables.")
    private boolean csv;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with charts and all services.")
    private @Nullable Path report;

    @Option(
            names = "--apply",
            description =
                    "Move the services of a running platform that the plan names to where it says."
                            + " Provisioned concurrency stays as it is.")
    private boolean apply;

    @Mixin private PlatformOption platform;

    @Option(
            names = "--fail-if-worse",
            paramLabel = "FILE",
            description =
                    "Exit with status 1 if the mix costs over 1 %% more than in an earlier plan"
                            + " (its --json), or more services miss the objective.")
    private @Nullable Path earlier;

    @ArgGroup(
            validate = false,
            heading = "%nWhere neither traffic nor manifests tell:%n",
            multiplicity = "0..1")
    private AssumptionOptions assumptions = new AssumptionOptions();

    private final Assessors assessors;
    private AssessedCode read = AssessedCode.NONE;

    PlanCommand(Assessors assessors) {
        this.assessors = assessors;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = plan();
        read.unplanned(plan).forEach(spec.commandLine().getErr()::println);
        if (report != null) {
            write(report, plan);
        }
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(PlanView.of(plan, read.findings())));
        } else if (csv) {
            out.print(PlanCsv.of(plan));
        } else {
            PlanRun.lines(plan, rows).forEach(out::println);
        }
        if (apply) {
            apply(plan);
        }
        if (earlier != null) {
            PlanRun.compare(earlier, PlanView.of(plan));
        }
    }

    private void apply(Plan plan) {
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = Progress.on(err, Terminal.current().err())) {
            new Application(
                            platform.client(),
                            json || csv ? err : spec.commandLine().getOut(),
                            progress)
                    .apply(plan);
        }
    }

    private Plan plan() {
        if (json && csv) {
            throw used("Ask for --json or for --csv, not for both.", null);
        }
        try (Progress progress =
                Progress.on(spec.commandLine().getErr(), Terminal.current().err())) {
            PlanRun run =
                    new PlanRun(
                            traffic,
                            prometheusHeaders,
                            services,
                            zone(),
                            objective == null ? null : Objective.parse(objective),
                            spread,
                            seed);
            read = code.read(assessors, platforms.functions(), progress);
            return run.plan(platforms, products, assumptions, read.facts(), progress);
        } catch (IllegalArgumentException wrong) {
            throw used(sentence(wrong), wrong);
        }
    }

    private static String sentence(IllegalArgumentException wrong) {
        String message = String.valueOf(wrong.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException wrong) {
            throw used("'%s' is no time zone: say one like Europe/Berlin.".formatted(zone), wrong);
        }
    }

    private ParameterException used(String sentence, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), sentence, cause);
    }

    private static void write(Path file, Plan plan) {
        try {
            HtmlReport.write(plan, file);
        } catch (BadInput wrong) {
            throw new Failure(String.valueOf(wrong.getMessage()), wrong);
        } catch (IOException failure) {
            throw new Failure(
                    "The report cannot be written to %s: %s.".formatted(file, failure.getMessage()),
                    failure);
        }
    }
}
