package dev.lungfish.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The least of a Runtime API: hands events to a client that behaves, and takes its answers.
///
/// It shows that a package works by itself, whatever the platform does.
final class RuntimeApi implements AutoCloseable {

    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Answer>> awaited = new ConcurrentHashMap<>();
    private final CompletableFuture<Answer> initError = new CompletableFuture<>();
    private final HttpServer server;

    /// What a client sent back.
    ///
    /// @param call `response` or `error`
    /// @param errorType the header of that name, empty without one
    record Answer(String call, String body, String userAgent, String errorType) {}

    private record Event(String requestId, String body) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PREFIX + "invocation/next", this::next);
        server.createContext(PREFIX + "invocation/", this::answered);
        server.createContext(PREFIX + "init/error", this::failed);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Waits until a client has taken the event and answered it.
    Answer invoke(String body) throws InterruptedException {
        var event = new Event(UUID.randomUUID().toString(), body);
        var answer = new CompletableFuture<Answer>();
        awaited.put(event.requestId(), answer);
        events.add(event);
        return await(answer);
    }

    /// Waits until a client has told that it cannot start.
    Answer initError() throws InterruptedException {
        return await(initError);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Answer await(CompletableFuture<Answer> answer) throws InterruptedException {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError("the client did not answer in " + PATIENCE, failure);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try (exchange) {
            Event event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(Instant.now().plus(PATIENCE).toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:us-east-1:000000000000:function:packaged");
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793");
            byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(HttpExchange exchange) throws IOException {
        Path path = Path.of(exchange.getRequestURI().getPath());
        var answer = awaited.remove(path.getName(path.getNameCount() - 2).toString());
        accept(
                exchange,
                path.getFileName().toString(),
                answer == null ? new CompletableFuture<>() : answer);
    }

    private void failed(HttpExchange exchange) throws IOException {
        accept(exchange, "init/error", initError);
    }

    private static void accept(HttpExchange exchange, String call, CompletableFuture<Answer> answer)
            throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] status = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(202, status.length);
            exchange.getResponseBody().write(status);
            answer.complete(
                    new Answer(
                            call,
                            body,
                            header(exchange, "User-Agent"),
                            header(exchange, "Lambda-Runtime-Function-Error-Type")));
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
