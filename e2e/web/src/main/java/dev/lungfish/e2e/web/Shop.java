package dev.lungfish.e2e.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Serves on `$PORT`, many requests at once, and watches how many it really gets.
///
/// | path | answers |
/// | --- | --- |
/// | `/ready` | 503 until `$WARM_UP_MILLIS` after the start, 200 from then on |
/// | `/echo` | method, request URI, `Host`, and the body, a line each |
/// | `/slow?MILLIS` | after that time: the most requests that were ever in progress at once |
/// | `/count` | milliseconds counted by a thread of its own |
/// | `/serve` | the body, and a name that this process alone has, a line each; it prints `served` and the body |
/// | `/revision` | the package's file `revision` |
/// | `/mirror/...` | as [Mirror] says |
/// | `/fault/...` | as [Faults] says |
/// | `/exit` | nothing: the program ends |
public final class Shop {

    private final Instant readyFrom;
    private final String revision;
    private final String instance = UUID.randomUUID().toString();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicLong count = new AtomicLong();

    private Shop(Duration warmUp, String revision) {
        this.readyFrom = Instant.now().plus(warmUp);
        this.revision = revision;
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(Objects.requireNonNull(System.getenv("PORT"), "PORT is unset"));
        String warmUp = System.getenv("WARM_UP_MILLIS");
        Path file = Path.of("revision");
        String revision = Files.exists(file) ? Files.readString(file) : "first";
        StartFaults.strike(revision);
        new Shop(Duration.ofMillis(warmUp == null ? 0 : Long.parseLong(warmUp)), revision)
                .serve(port);
    }

    private void serve(int port) throws IOException {
        Thread.ofPlatform().daemon().start(this::count);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var faults = new Faults(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, 404, "no such page\n"));
        server.createContext("/ready", this::ready);
        server.createContext("/echo", Shop::echo);
        server.createContext("/slow", this::slow);
        server.createContext("/count", exchange -> answer(exchange, 200, count.get() + "\n"));
        server.createContext("/serve", this::serve).getFilters().add(faults.delay());
        server.createContext("/revision", exchange -> answer(exchange, 200, revision + "\n"));
        server.createContext("/mirror", new Mirror());
        server.createContext("/fault", faults);
        server.createContext("/exit", exchange -> System.exit(1));
        server.start();
    }

    private void ready(HttpExchange exchange) throws IOException {
        boolean ready = Instant.now().isAfter(readyFrom);
        answer(exchange, ready ? 200 : 503, ready ? "ready\n" : "warming up\n");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String id = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("served " + id);
        answer(exchange, 200, id + "\n" + instance + "\n");
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String host = exchange.getRequestHeaders().getFirst("Host");
        exchange.getResponseHeaders().add("Set-Cookie", "first=1");
        exchange.getResponseHeaders().add("Set-Cookie", "second=2");
        answer(
                exchange,
                200,
                String.join(
                        "\n",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        host,
                        body));
    }

    private void slow(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
        sleep(Long.parseLong(exchange.getRequestURI().getQuery()));
        inProgress.decrementAndGet();
        answer(exchange, 200, mostAtOnce.get() + "\n");
    }

    private void count() {
        while (true) {
            sleep(1);
            count.incrementAndGet();
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
