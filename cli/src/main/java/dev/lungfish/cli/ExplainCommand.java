package dev.lungfish.cli;

import dev.lungfish.cli.plan.PlanFile;
import dev.lungfish.cli.plan.Story;
import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.planner.output.PlanView;
import dev.lungfish.text.Nearest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells one service's story.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tell what a plan says of one service: what it should be and why, what it would cost and be"
                        + " like as anything else, and what would change that.",
        footer = {
            "",
            "Example:",
            "  lungfish plan --traffic csv:requests.csv --json > plan.json",
            "  lungfish explain orders --plan plan.json",
        })
final class ExplainCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The service, as the traffic names it.")
    private String name;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            defaultValue = "plan.json",
            description = "What 'lungfish plan --json' has printed. Default: ${DEFAULT-VALUE}.")
    private Path plan;

    @Override
    public void run() {
        PlanView read = PlanFile.read(plan);
        PlanView.Service service =
                read.services().stream()
                        .filter(one -> one.service().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(read));
        Story.lines(read, service).forEach(spec.commandLine().getOut()::println);
    }

    private Failure unknown(PlanView read) {
        List<String> names = read.services().stream().map(PlanView.Service::service).toList();
        String meant =
                Nearest.to(name, names).map(near -> " Did you mean %s?".formatted(near)).orElse("");
        return new Failure("%s has no service %s.%s".formatted(plan, name, meant));
    }
}
