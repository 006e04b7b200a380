package dev.lungfish.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lungfish.cli.client.Invocation;
import dev.lungfish.cli.terminal.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Invokes a function and waits for its answer.
@Command(
        name = "invoke",
        mixinStandardHelpOptions = true,
        description =
                "Invoke a function and print its answer. A failed function's error goes to standard"
                        + " error, and the exit status is 1.",
        footer = {
            "",
            "Examples:",
            "  lungfish invoke orders --payload '{\"items\": []}'",
            "  lungfish invoke orders --payload @order.json --tail",
            "  generate-order | lungfish invoke orders --payload - --qualifier live",
        })
final class InvokeCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The function's name or ARN.")
    private String name;

    @Option(
            names = {"-p", "--payload"},
            paramLabel = "JSON|@FILE|-",
            defaultValue = "{}",
            description =
                    "The event: JSON, a file that holds it, or - for standard input. Default: {}.")
    private String payload;

    @Option(
            names = {"-q", "--qualifier"},
            paramLabel = "VERSION|ALIAS",
            description = "Which version. Default: $LATEST.")
    private @Nullable String qualifier;

    @Option(names = "--tail", description = "Print the end of its log to standard error.")
    private boolean tail;

    @Mixin private PlatformOption platform;

    @Override
    public Integer call() throws IOException {
        Invocation invocation = platform.client().invoke(name, qualifier, tail, event(payload));
        PrintWriter err = spec.commandLine().getErr();
        if (invocation.logTail() != null) {
            err.println(invocation.logTail().stripTrailing());
        }
        if (invocation.functionError() != null) {
            err.println(
                    "lungfish: %s failed: %s"
                            .formatted(name, new String(invocation.payload(), UTF_8)));
            return ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(new String(invocation.payload(), UTF_8));
        return ExitCode.OK;
    }

    private static byte[] event(String payload) throws IOException {
        if (payload.equals("-")) {
            return System.in.readAllBytes();
        }
        if (!payload.startsWith("@")) {
            return payload.getBytes(UTF_8);
        }
        Path file = Path.of(payload.substring(1));
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new Failure(
                    "There is no file %s to read the payload from.".formatted(file), missing);
        } catch (IOException unreadable) {
            throw new Failure(
                    "The payload cannot be read from %s: %s"
                            .formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }
}
