package dev.lungfish.server.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lungfish.server.catalog.Catalog;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.http.ApiRequest;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/// The control API behind the JDK's own HTTP server, with the AWS SDK as its client.
final class ControlServer implements AutoCloseable {

    final AtomicReference<Catalog> catalog = new AtomicReference<>(Catalog.EMPTY);
    final Map<String, ProvisionedStatus.Live> live = new HashMap<>();
    final Map<String, String> missingRuntimes = new HashMap<>();
    final Packages packages;

    private final HttpServer http;
    private final DataDirectory directory;
    private final Store store;
    private final ControlApi api;

    ControlServer(Path data) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        directory = DataDirectory.open(data);
        store = Store.open(directory);
        packages = new Packages(directory.path());
        ControlSettings settings =
                new ControlSettings(
                        Account.DEFAULT,
                        this::base,
                        runtime -> Optional.ofNullable(missingRuntimes.get(runtime)),
                        (function, qualifier) ->
                                live.getOrDefault(
                                        function + ":" + qualifier, ProvisionedStatus.Live.NONE),
                        InstantSource.system());
        api = new ControlApi(settings, store, packages, catalog::set);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::serve);
        http.start();
    }

    /// Answers without HTTP.
    ApiResponse handle(ApiRequest request) {
        return api.handle(request);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// A client of any platform; the contract tests run against whatever has this base URL.
    static LambdaClient client(URI base) {
        return LambdaClient.builder()
                .endpointOverride(base)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "word")))
                .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(20)))
                .build();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ApiRequest request = request(exchange);
            ApiResponse response =
                    request.path().startsWith("/lungfish/")
                            ? api.downloadPackage(request)
                            : api.handle(request);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            int length = response.body().length;
            exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
            if (length > 0) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    private static ApiRequest request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v.getFirst()));
        Map<String, List<String>> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                    .add(parts.length > 1 ? decode(parts[1]) : "");
        }
        return new ApiRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query,
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.stop(0);
        api.close();
        store.close();
        directory.close();
    }
}
