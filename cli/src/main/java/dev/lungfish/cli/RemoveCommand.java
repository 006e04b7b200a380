package dev.lungfish.cli;

import dev.lungfish.cli.client.PlatformClient;
import dev.lungfish.cli.terminal.Failure;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Removes services.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Remove services, with all their versions and aliases.")
final class RemoveCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The services.")
    private List<String> names;

    @Mixin private PlatformOption platform;

    @Override
    public Integer call() {
        PlatformClient client = platform.client();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int exit = ExitCode.OK;
        for (String name : names) {
            try {
                client.delete(name);
                out.println("Removed " + name + ".");
            } catch (Failure refused) {
                err.println("lungfish: " + refused.getMessage());
                exit = ExitCode.SOFTWARE;
            }
        }
        return exit;
    }
}
