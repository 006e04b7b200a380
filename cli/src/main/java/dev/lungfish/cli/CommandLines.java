package dev.lungfish.cli;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Puts the command line together, and says errors the way all commands do: one sentence on standard error.
final class CommandLines {

    private static final Map<String, Function<PlatformStarter, Object>> COMMANDS =
            new LinkedHashMap<>();

    static {
        COMMANDS.put("up", UpCommand::new);
        COMMANDS.put("demo", DemoCommand::new);
        COMMANDS.put("deploy", starter -> new DeployCommand());
        COMMANDS.put("invoke", starter -> new InvokeCommand());
        COMMANDS.put("move", starter -> new MoveCommand());
        COMMANDS.put("plan", starter -> new PlanCommand());
        COMMANDS.put("explain", starter -> new ExplainCommand());
        COMMANDS.put("list", starter -> new ListCommand());
        COMMANDS.put("logs", starter -> new LogsCommand());
        COMMANDS.put("bill", starter -> new BillCommand());
        COMMANDS.put("remove", starter -> new RemoveCommand());
        COMMANDS.put("completion", starter -> new CompletionCommand());
    }

    private static final Set<String> VERSION = Set.of("-V", "--version");

    private CommandLines() {}

    /// The command line for one start. Where its first argument names a command, the others are left out:
    /// reading their annotations takes longer than most commands run. `completion` needs them all.
    static CommandLine create(
            PrintWriter out, PrintWriter err, PlatformStarter starter, String... arguments) {
        CommandLine root = new CommandLine(new Lungfish());
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean alone =
                VERSION.contains(first)
                        || (COMMANDS.containsKey(first) && !first.equals("completion"));
        COMMANDS.forEach(
                (name, command) -> {
                    if (!alone || name.equals(first)) {
                        root.addSubcommand(name, command.apply(starter));
                    }
                });
        return root.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                // An argument that starts with @ is a payload's file, not more arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                Terminal.current().colour() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(CommandLines::usedWrongly)
                .setExecutionExceptionHandler(CommandLines::failed);
    }

    private static int usedWrongly(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("lungfish: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof Failure) {
            err.println("lungfish: " + failure.getMessage());
        } else {
            err.println(
                    "lungfish: unexpected %s; --verbose shows where. Please report it."
                            .formatted(failure));
        }
        Lungfish root = (Lungfish) command.getCommandSpec().root().userObject();
        if (root.verbose) {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
