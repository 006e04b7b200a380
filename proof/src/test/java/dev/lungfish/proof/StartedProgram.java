package dev.lungfish.proof;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A real web program, and how it is started by hand on one processor.
final class StartedProgram {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Truth truth;
    private final List<Path> files;
    private final Run run;

    StartedProgram(Truth truth, List<Path> files) {
        this.truth = truth;
        this.files = files;
        this.run = Objects.requireNonNull(truth.run());
    }

    /// How long it takes from its start to its first answer, in milliseconds. It has ended when this returns.
    ///
    /// @param options of the JVM, beside those that it needs
    long start(List<String> options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("program");
        int port = freePort();
        for (Map.Entry<String, String> file : run.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), filled(file.getValue(), port));
        }
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
        command(options).forEach(word -> command.add(filled(word, port)));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile());
        run.environment()
                .forEach((key, value) -> builder.environment().put(key, filled(value, port)));
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            await(process, port, folder);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        } finally {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            delete(folder);
        }
    }

    Run run() {
        return run;
    }

    /// What starts it; `{port}` stands for its port.
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(run.options());
        List<String> paths =
                files.stream().map(Path::toAbsolutePath).map(StartedProgram::jar).toList();
        String main = truth.mainClass();
        if (main == null) {
            command.addAll(List.of("-jar", paths.getFirst()));
        } else {
            command.addAll(
                    List.of(
                            "-cp",
                            paths.stream().collect(Collectors.joining(File.pathSeparator)),
                            main));
        }
        command.addAll(run.arguments());
        return command;
    }

    /// Quarkus' folder is started by a jar in it.
    private static String jar(Path file) {
        return (Files.isDirectory(file) ? file.resolve("quarkus-run.jar") : file).toString();
    }

    private void await(Process process, int port, Path folder)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + run.ready()))
                            .timeout(Duration.ofSeconds(10))
                            .build();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!answers(client, request)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(
                            "%s does not answer:%n%s"
                                    .formatted(
                                            truth.name(),
                                            Files.readString(folder.resolve("output"))));
                }
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String filled(String text, int port) {
        return text.replace("{port}", Integer.toString(port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
