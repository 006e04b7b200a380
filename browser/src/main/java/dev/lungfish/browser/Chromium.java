package dev.lungfish.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real browser without a window, started anew for each page.
///
/// @param program where it is
/// @param folder for its profile and what it says
public record Chromium(Path program, Path folder) {

    private static final int MOST_SECONDS = 60;

    public static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(
                        dir -> Stream.of("chromium", "chromium-browser").map(Path.of(dir)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The page's elements after its scripts have run.
    public String elements(String address) throws IOException, InterruptedException {
        return run(List.of("--dump-dom", address));
    }

    public void screenshot(String address, int width, int height, Path file)
            throws IOException, InterruptedException {
        run(
                List.of(
                        "--hide-scrollbars",
                        "--window-size=%d,%d".formatted(width, height),
                        "--screenshot=" + file.toAbsolutePath(),
                        address));
    }

    private String run(List<String> own) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(own);
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the browser failed: " + Files.readString(errors));
        }
        return Files.readString(out);
    }
}
