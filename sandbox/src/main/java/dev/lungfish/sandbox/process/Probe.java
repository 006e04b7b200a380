package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Programs;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Finds out whether a chain works on this machine by running a program through it.
final class Probe {

    private static final int ANSWER = 42;
    private static final long PATIENCE_SECONDS = 10;

    private Probe() {}

    static boolean works(Chain chain, Path directory) throws SandboxException {
        SandboxSpec spec =
                new SandboxSpec(
                        "probe",
                        List.of(Programs.tool("sh"), "-c", "[ \"$$\" -lt 100 ] && exit " + ANSWER),
                        Programs.systemEnvironment(),
                        directory,
                        64,
                        1,
                        line -> {});
        try {
            Process process =
                    new ProcessBuilder(chain.command(spec, directory))
                            .redirectInput(Redirect.from(new File("/dev/null")))
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == ANSWER;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
