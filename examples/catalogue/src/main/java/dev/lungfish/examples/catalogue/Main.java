package dev.lungfish.examples.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Serves `/products?q=WORDS`, `/products/SKU` and `/health` on `$PORT` of this machine alone.
public final class Main {

    private static final String PRODUCTS = "/products";
    private static final int LIMIT = 20;

    private final Catalogue catalogue;

    private Main(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// An answer to a request.
    private record Answer(int status, String json) {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = start(port);
        System.out.printf("Listening at %s%n", server.getAddress());
    }

    static HttpServer start(int port) throws IOException {
        Main main = new Main(Catalogue.ofEverything());
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> send(exchange, new Answer(200, "{}")));
        server.createContext(PRODUCTS, exchange -> send(exchange, main.answer(exchange)));
        server.start();
        return server;
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith(PRODUCTS + "/")) {
            return catalogue
                    .find(path.substring(PRODUCTS.length() + 1))
                    .map(product -> new Answer(200, product.json()))
                    .orElseGet(() -> new Answer(404, "{\"error\": \"There is no such product.\"}"));
        }
        String query = parameters(exchange.getRequestURI().getRawQuery()).getOrDefault("q", "");
        if (query.isBlank()) {
            return new Answer(400, "{\"error\": \"Give words to look for: /products?q=red+mug\"}");
        }
        return new Answer(
                200,
                catalogue.search(query, LIMIT).stream()
                        .map(Product::json)
                        .collect(Collectors.joining(", ", "[", "]")));
    }

    private static Map<String, String> parameters(
            @org.jspecify.annotations.Nullable String rawQuery) {
        return rawQuery == null
                ? Map.of()
                : Arrays.stream(rawQuery.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair -> URLDecoder.decode(pair[1], UTF_8),
                                        (first, second) -> first));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.json().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
