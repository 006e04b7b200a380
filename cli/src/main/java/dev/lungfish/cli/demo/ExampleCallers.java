package dev.lungfish.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The callers of the examples.
final class ExampleCallers implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String[] COUNTRIES = {"AT", "CH", "DE", "ES", "FR", "IT", "NL", "SE"};
    private static final String[] GOODS = {
        "mug", "plate", "bowl", "teapot", "kettle", "spoon", "towel", "apron"
    };
    private static final String[] COLOURS = {"red", "blue", "green", "white", "black"};
    private static final String[] PATHS = {"/", "/products", "/cart", "/checkout", "/help"};

    static {
        // A service is told by the Host header, and not every machine resolves NAME.localhost.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final URI platform;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

    ExampleCallers(URI platform) {
        this.platform = platform;
    }

    /// By service name.
    Map<String, Caller> all() {
        return Map.of(
                "orders", random -> invoke("orders", order(random)),
                "insights", random -> invoke("insights", views(random)),
                "quotes", random -> get("quotes", parcel(random)),
                "catalogue", random -> get("catalogue", search(random)));
    }

    private void invoke(String function, String payload) throws IOException {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(
                                        platform.resolve(
                                                "/2015-03-31/functions/%s/invocations"
                                                        .formatted(function)))
                                .POST(HttpRequest.BodyPublishers.ofString(payload)));
        if (answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new IOException("the function failed: " + answer.body());
        }
    }

    private void get(String service, String path) throws IOException {
        send(
                HttpRequest.newBuilder(platform.resolve(path))
                        .header("Host", service + ".localhost:" + platform.getPort()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "status %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the demo ended before the answer came", stopped);
        }
    }

    private static String order(RandomGenerator random) {
        String items =
                IntStream.rangeClosed(0, random.nextInt(6))
                        .mapToObj(
                                i ->
                                        "{\"sku\": \"%s\", \"quantity\": %d}"
                                                .formatted(
                                                        one(GOODS, random), 1 + random.nextInt(40)))
                        .collect(Collectors.joining(", "));
        return "{\"country\": \"%s\", \"items\": [%s]}".formatted(one(COUNTRIES, random), items);
    }

    private static String views(RandomGenerator random) {
        return IntStream.range(0, 500)
                .mapToObj(
                        i ->
                                "{\"path\": \"%s\", \"status\": %d, \"millis\": %d}"
                                        .formatted(
                                                one(PATHS, random),
                                                random.nextInt(50) == 0 ? 500 : 200,
                                                1 + random.nextInt(400)))
                .collect(Collectors.joining(", ", "{\"views\": [", "]}"));
    }

    private static String parcel(RandomGenerator random) {
        return "/quotes?kilos=%d.%d".formatted(random.nextInt(30), 1 + random.nextInt(9));
    }

    private static String search(RandomGenerator random) {
        return "/products?q=%s+%s".formatted(one(COLOURS, random), one(GOODS, random));
    }

    private static String one(String[] words, RandomGenerator random) {
        return words[random.nextInt(words.length)];
    }

    /// Ends what is still under way.
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
