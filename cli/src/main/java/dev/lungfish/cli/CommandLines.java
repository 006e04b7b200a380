package dev.lungfish.cli;

import dev.lungfish.cli.assess.Assessors;
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

    /// What commands work with.
    record Parts(PlatformStarter starter, Assessors assessors) {}

    private static final Map<String, Function<Parts, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("up", parts -> new UpCommand(parts.starter));
        COMMANDS.put("demo", parts -> new DemoCommand(parts.starter));
        COMMANDS.put("deploy", parts -> new DeployCommand());
        COMMANDS.put("invoke", parts -> new InvokeCommand());
        COMMANDS.put("move", parts -> new MoveCommand());
        COMMANDS.put("plan", parts -> new PlanCommand(parts.assessors));
        COMMANDS.put("explain", parts -> new ExplainCommand());
        COMMANDS.put("assess", parts -> new AssessCommand(parts.assessors));
        COMMANDS.put("list", parts -> new ListCommand());
        COMMANDS.put("logs", parts -> new LogsCommand());
        COMMANDS.put("bill", parts -> new BillCommand());
        COMMANDS.put("remove", parts -> new RemoveCommand());
        COMMANDS.put("completion", parts -> new CompletionCommand());
    }

    private static final Set<String> VERSION = Set.of("-V", "--version");

    private CommandLines() {}

    /// The command line for one start. Where its first argument names a command, the others are left out:
    /// reading their annotations takes longer than most commands run. `completion` needs them all.
    static CommandLine create(PrintWriter out, PrintWriter err, Parts parts, String... arguments) {
        CommandLine root = new CommandLine(new Lungfish());
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean alone =
                VERSION.contains(first)
                        || (COMMANDS.containsKey(first) && !first.equals("completion"));
        COMMANDS.forEach(
                (name, command) -> {
                    if (!alone || name.equals(first)) {
                        root.addSubcommand(name, command.apply(parts));
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
