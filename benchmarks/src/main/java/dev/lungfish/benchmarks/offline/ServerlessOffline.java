package dev.lungfish.benchmarks.offline;

import dev.lungfish.benchmarks.child.Child;
import dev.lungfish.benchmarks.child.Ports;
import dev.lungfish.benchmarks.load.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/// `serverless offline` with one Node echo, installed by npm into a directory that later runs find again.
final class ServerlessOffline implements AutoCloseable {

    /// What npm installs, and what is served; both are beside this class as resources.
    private static final List<String> FILES =
            List.of("package.json", "serverless.yml", "handler.js");

    private static final Pattern READY = Pattern.compile("listening on (http://\\S+)");
    private static final String FUNCTION = "benchmark-dev-echo";

    private final Child process;
    private final int port;

    private ServerlessOffline(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerlessOffline start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        for (String file : FILES) {
            copy(file, directory.resolve(file));
        }
        install(directory);
        int port = Ports.free();
        Child process =
                Child.start(
                        directory,
                        List.of(
                                "sh",
                                "-c",
                                "exec \"$@\" 2>&1",
                                "sh",
                                "node",
                                "node_modules/serverless/bin/serverless.js",
                                "offline",
                                "start",
                                "--host",
                                "127.0.0.1",
                                "--httpPort",
                                Integer.toString(Ports.free()),
                                "--lambdaPort",
                                Integer.toString(port)));
        try {
            process.await(READY);
            return new ServerlessOffline(process, port);
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    Target target() {
        return new Target(
                "serverless-offline",
                "http://127.0.0.1:" + port + "/2015-03-31/functions/" + FUNCTION + "/invocations",
                process::cpuNanos);
    }

    private static void install(Path directory) throws IOException, InterruptedException {
        Process npm =
                new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-save")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (npm.waitFor() != 0) {
            throw new IOException("npm could not install serverless-offline:\n" + output);
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream source = ServerlessOffline.class.getResourceAsStream(resource)) {
            if (source == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
