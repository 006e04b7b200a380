package dev.lungfish.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/// An address of the platform, reached without a name server: by the loopback address and the `Host` header.
///
/// @param host such as `shop.localhost:9700`
record Site(HttpClient client, String host) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Site of(String host) {
        return new Site(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build(),
                host);
    }

    /// The site of a URL such as `http://shop.localhost:9700/`.
    static Site of(URI url) {
        return of(url.getAuthority());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.Builder::GET);
    }

    /// @param path with its query, percent-encoded
    HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> more)
            throws IOException, InterruptedException {
        String port = host.substring(host.lastIndexOf(':') + 1);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Host", host)
                        .timeout(PATIENCE);
        more.accept(request);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
