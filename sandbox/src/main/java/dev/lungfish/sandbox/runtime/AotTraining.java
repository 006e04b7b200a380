package dev.lungfish.sandbox.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs AWS's Java client once against a Runtime API of a few invocations, so that the JVM learns what a start needs.
final class AotTraining {

    private static final String CACHE = "cache";
    private static final int INVOCATIONS = 5;
    private static final long PATIENCE_SECONDS = 120;

    /// Any public method of one argument can be a handler: this one takes whatever an event decodes to.
    private static final String HANDLER = "java.util.ArrayList::add";

    private static final byte[] EVENT =
            "{\"text\":\"a\",\"number\":1,\"list\":[true,null]}".getBytes(StandardCharsets.UTF_8);

    private AotTraining() {}

    /// Makes a cache in an empty directory, and answers where it is.
    ///
    /// @throws IOException if the JVM did not make one
    static Path run(Jdk jdk, List<String> options, Path directory) throws IOException {
        Path output = directory.resolve(CACHE);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            Process process = start(jdk, options, directory, server.getAddress().getPort());
            AtomicInteger asked = new AtomicInteger();
            server.createContext("/", exchange -> answer(exchange, asked, process));
            server.start();
            boolean ended = await(process);
            if (!ended) {
                throw new IOException("the JVM was given up");
            }
        } finally {
            server.stop(0);
        }
        if (!Files.exists(output)) {
            throw new IOException("the JVM wrote no cache");
        }
        return output;
    }

    /// Whether the JVM has ended by itself; otherwise it has been killed.
    private static boolean await(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly().onExit().join();
        return false;
    }

    private static Process start(Jdk jdk, List<String> options, Path directory, int port)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.add(jdk.java().toString());
        command.add("-XX:AOTCacheOutput=" + directory.resolve(CACHE));
        command.addAll(options);
        command.add(HANDLER);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port);
        return builder.directory(directory.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /// After the last invocation the JVM is asked to end, and writes the cache.
    private static void answer(HttpExchange exchange, AtomicInteger asked, Process process)
            throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(202, -1);
        } else if (asked.incrementAndGet() > INVOCATIONS) {
            process.destroy();
            return;
        } else {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", "training");
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(System.currentTimeMillis() + 60_000));
            exchange.sendResponseHeaders(200, EVENT.length);
            exchange.getResponseBody().write(EVENT);
        }
        exchange.close();
    }
}
