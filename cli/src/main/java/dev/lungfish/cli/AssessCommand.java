package dev.lungfish.cli;

import dev.lungfish.assessor.output.RuleView;
import dev.lungfish.assessor.rule.Rule;
import dev.lungfish.assessor.rule.Severity;
import dev.lungfish.cli.assess.Accepted;
import dev.lungfish.cli.assess.AssessRun;
import dev.lungfish.cli.assess.Assessors;
import dev.lungfish.cli.assess.Outputs;
import dev.lungfish.cli.assess.Pages;
import dev.lungfish.cli.assess.RuleList;
import dev.lungfish.cli.assess.Sources;
import dev.lungfish.cli.assess.Target;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what stands in the way of running services as functions.
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Read services' class files, without running them, and say what stands in the way of"
                        + " running each as a function: caches, threads, start-up weight, limits that it"
                        + " would hit; where that is in the code, how it is reached, and what to do.",
        footer = {
            "",
            "Examples:",
            "  lungfish assess target/orders.jar",
            "  lungfish assess orders=target/app.jar --manifest k8s/ --traffic csv:requests.csv",
            "  lungfish assess services/*.jar --report fleet.html",
            "  lungfish assess target/orders.jar --sarif assess.sarif --fail-on change",
            "",
            "Findings that are accepted stand in lungfish-assess.yaml, each with its reason:",
            "  suppressions:",
            "    - rule: cache-library",
            "      where: shop.prices",
            "      reason: Prices change once a year.",
        })
final class AssessCommand implements Runnable {

    private final Assessors assessors;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description =
                    "A jar, a WAR, or a folder with classes; NAME=PATH gives the service's name.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--class-path",
            paramLabel = "LIST",
            description =
                    "One service as a class path: jars and folders, its own first, as 'java -cp' takes"
                            + " them.")
    private @Nullable String classPath;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the one service is called. Default: as its file.")
    private @Nullable String name;

    @Mixin private Sources sources;
    @Mixin private Accepted accepted;
    @Mixin private Pages pages;
    @Mixin private JsonOption json;
    @Mixin private Outputs outputs;

    @Option(
            names = "--fail-on",
            paramLabel = "blocker|change|cost|note",
            description =
                    "Exit with status 1 if a finding means that or worse as a function, for continuous"
                            + " integration.")
    private @Nullable Severity failOn;

    @Option(names = "--rules", description = "List all rules, and read nothing.")
    private boolean rules;

    AssessCommand(Assessors assessors) {
        this.assessors = assessors;
    }

    @Override
    public void run() {
        if (rules) {
            printRules();
            return;
        }
        new AssessRun(assessors, sources, accepted, outputs, json.wanted ? null : pages, failOn)
                .run(
                        targets(),
                        Lungfish.Version.number(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
    }

    private void printRules() {
        PrintWriter out = spec.commandLine().getOut();
        List<Rule> all = assessors.rules(sources.platform());
        if (json.wanted) {
            json.print(out, all.stream().map(RuleView::of).toList());
        } else {
            RuleList.lines(all).forEach(out::println);
        }
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>(paths.stream().map(Target::parse).toList());
        if (classPath != null) {
            targets.add(Target.classPath(classPath, null));
        }
        if (targets.isEmpty()) {
            throw used("Name what to read: a jar, a WAR, a folder of classes, or --class-path.");
        }
        if (name != null && targets.size() > 1) {
            throw used("--name is for one service: write NAME=PATH for each of several.");
        }
        return targets.stream().map(one -> one.named(name)).toList();
    }

    private ParameterException used(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
