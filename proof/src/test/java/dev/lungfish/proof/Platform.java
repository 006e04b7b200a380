package dev.lungfish.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./lungfish up` on processor 0, which starts programs as functions for as long as starts are measured.
final class Platform implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// What brings a whole processor on AWS.
    private static final String MEGABYTES = "1769";

    private final String lungfish;
    private final Path directory;
    private final Process process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int functions;

    private Platform(String lungfish, Path directory, Process process) throws IOException {
        this.lungfish = lungfish;
        this.directory = directory;
        this.process = process;
        this.port = port(process.inputReader());
    }

    /// Starts the one of this checkout. Requests to it name their service by their Host, which the JDK's client has to be
    /// allowed (`jdk.httpclient.allowRestrictedHeaders`).
    static Platform up() throws IOException {
        String lungfish = Path.of("..", "lungfish").toRealPath().toString();
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "starts");
        Process process =
                new ProcessBuilder(
                                "taskset",
                                "-c",
                                "0",
                                lungfish,
                                "up",
                                "--listen",
                                "127.0.0.1:0",
                                "--data",
                                directory.resolve("data").toString())
                        .redirectError(directory.resolve("up").toFile())
                        .start();
        return new Platform(lungfish, directory, process);
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IOException("./lungfish up ended before it was ready");
    }

    /// How long the first request to the program takes, for which the platform starts it, in milliseconds. It has been
    /// removed when this returns.
    ///
    /// @param options of the JVM, beside those that it needs
    long start(StartedProgram program, List<String> options)
            throws IOException, InterruptedException {
        String name = "program-" + ++functions;
        Path code = Files.createDirectory(directory.resolve(name));
        for (Map.Entry<String, String> file : program.run().files().entrySet()) {
            Files.writeString(code.resolve(file.getKey()), file.getValue());
        }
        Path bootstrap = code.resolve("bootstrap");
        Files.writeString(bootstrap, script(program, options));
        if (!bootstrap.toFile().setExecutable(true)) {
            throw new IOException(bootstrap + " cannot be made executable");
        }
        run(
                "deploy",
                "--name=" + name,
                "--web",
                "--runtime=provided.al2023",
                "--handler=bootstrap",
                "--readiness-path=" + program.run().ready(),
                "--timeout=" + PATIENCE.toSeconds(),
                "--memory=" + MEGABYTES,
                code.toString());
        try {
            return firstRequest(name, program.run().ready());
        } finally {
            run("remove", name);
        }
    }

    /// The program's own files are where it starts; everything else is where it is on this machine.
    private static String script(StartedProgram program, List<String> options) {
        List<String> lines = new ArrayList<>(List.of("#!/bin/sh", "set -eu", "cd /tmp"));
        for (String file : program.run().files().keySet()) {
            lines.add(
                    "sed \"s/{port}/$PORT/g\" \"$LAMBDA_TASK_ROOT\"/%s >%s"
                            .formatted(quoted(file), quoted(file)));
        }
        program.run()
                .environment()
                .forEach((key, value) -> lines.add("export " + key + "=" + quoted(value)));
        lines.add(
                "exec "
                        + String.join(
                                " ",
                                program.command(options).stream().map(Platform::quoted).toList()));
        return String.join("\n", lines) + "\n";
    }

    /// For the shell, with the port where it belongs.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''").replace("{port}", "'\"$PORT\"'") + "'";
    }

    private long firstRequest(String name, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Host", name + ".localhost:" + port)
                        .timeout(PATIENCE)
                        .build();
        long began = System.nanoTime();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (answer.statusCode() >= 500) {
            throw new IOException(name + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return millis;
    }

    private void run(String verb, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(lungfish, verb));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LUNGFISH_URL", "http://127.0.0.1:" + port);
        Process child = builder.start();
        String output = String.join("\n", child.inputReader().lines().toList());
        if (child.waitFor() != 0) {
            throw new IOException("lungfish " + verb + " failed: " + output);
        }
    }

    /// Ends the platform as a user would, and removes its data.
    @Override
    public void close() throws IOException {
        client.close();
        process.destroy();
        process.onExit().join();
        StartedProgram.delete(directory);
    }
}
