package dev.lungfish.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a service has written.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Print the end of a service's log.",
        footer = {"", "Example: lungfish logs orders -f"})
final class LogsCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The service.")
    private String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until interrupted.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many lines from the end. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Mixin private PlatformOption platform;

    @Override
    public void run() {
        platform.client().logs(name, lines, follow, spec.commandLine().getOut());
    }
}
