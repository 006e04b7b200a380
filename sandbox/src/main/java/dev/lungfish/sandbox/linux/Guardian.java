package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.SandboxException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A small process in a session of its own that ends every program when the platform is gone, SIGKILL included.
///
/// It waits on a pipe that the platform holds open. If the guardian is killed, the platform starts another.
public final class Guardian implements AutoCloseable {

    private final List<String> command;
    private Process process;
    private boolean closed;

    /// @param cgroups directories of cgroups whose members are the platform's programs, to be thawed, killed and removed
    public Guardian(RunDirectory directory, List<String> cgroups) throws SandboxException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                Programs.tool("setsid"),
                                Programs.tool("sh"),
                                "-c",
                                Script.read(Guardian.class, "guardian.sh"),
                                "lungfish-guardian",
                                directory.markPrefix(),
                                directory.path().toString()));
        words.addAll(cgroups);
        command = List.copyOf(words);
        try {
            process = start();
        } catch (IOException e) {
            throw new SandboxException(
                    "The guardian process could not be started: " + e.getMessage(), e);
        }
    }

    public synchronized long pid() {
        return process.pid();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (var pipe = process.getOutputStream()) {
            pipe.write("closed\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(Programs.systemEnvironment());
        builder.directory(new java.io.File("/"));
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        Process started = builder.start();
        var _ = started.onExit().thenRun(this::replace);
        return started;
    }

    private synchronized void replace() {
        if (closed) {
            return;
        }
        try {
            process = start();
        } catch (IOException e) {
            System.getLogger(Guardian.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "The guardian process ended and could not be started again; programs "
                                    + "may outlive a crash until the next start",
                            e);
        }
    }
}
