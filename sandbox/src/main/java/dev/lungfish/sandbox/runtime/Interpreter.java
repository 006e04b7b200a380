package dev.lungfish.sandbox.runtime;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// An interpreter that was asked who it is.
///
/// @param executable itself, not a wrapper that a version manager put on `PATH`
/// @param home what it is installed in, its libraries included
/// @param version such as `20.20.2`
record Interpreter(Path executable, Path home, String version) {

    private static final long PATIENCE_SECONDS = 10;

    /// Runs a command that must print the interpreter's own path, its home, and its version, one a line.
    static Optional<Interpreter> ask(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(Redirect.DISCARD)
                            .redirectInput(Redirect.from(new java.io.File("/dev/null")))
                            .start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                return Optional.empty();
            }
            List<String> lines = answer.lines().toList();
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Interpreter(
                                    Path.of(lines.get(0)), Path.of(lines.get(1)), lines.get(2)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// The first number of the version.
    int major() {
        return part(0);
    }

    /// The second one.
    int minor() {
        return part(1);
    }

    private int part(int index) {
        return Integer.parseInt(version.split("\\.", -1)[index]);
    }
}
