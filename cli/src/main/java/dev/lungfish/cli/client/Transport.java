package dev.lungfish.cli.client;

import dev.lungfish.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Sends requests to one platform. It uses the JDK's older HTTP client, because that one is ready half a
/// second earlier than `java.net.http`, which sets TLS up first.
final class Transport {

    static final LongConsumer UNWATCHED = sent -> {};
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CHUNK_BYTES = 64 * 1024;

    static {
        // Otherwise it sends a POST again where the connection broke: a function would run twice.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final URI platform;
    private final @Nullable Signer signer;

    Transport(URI platform, @Nullable Signer signer) {
        this.platform = platform;
        this.signer = signer;
    }

    URI platform() {
        return platform;
    }

    Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        return send(method, path, headers, body, UNWATCHED);
    }

    /// Sends and reads the whole answer, whatever its status.
    ///
    /// @param watcher hears how many bytes of the body are sent so far
    Answer send(
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            LongConsumer watcher) {
        try {
            HttpURLConnection connection = open(method, path, headers, body, watcher);
            try (InputStream answer = bodyOf(connection)) {
                return new Answer(
                        connection.getResponseCode(), headersOf(connection), answer.readAllBytes());
            }
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    /// Sends a GET and copies the answer's text to `out` as it comes, until the platform ends it.
    void stream(String path, Writer out) {
        try {
            HttpURLConnection connection = open("GET", path, Map.of(), new byte[0], UNWATCHED);
            try (InputStream answer = bodyOf(connection)) {
                int status = connection.getResponseCode();
                if (status / 100 != 2) {
                    new Answer(status, headersOf(connection), answer.readAllBytes()).orFail();
                }
                Reader text = new InputStreamReader(answer, StandardCharsets.UTF_8);
                char[] chunk = new char[8 * 1024];
                for (int read; (read = text.read(chunk)) >= 0; ) {
                    out.write(chunk, 0, read);
                    out.flush();
                }
            }
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    private HttpURLConnection open(
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            LongConsumer watcher)
            throws IOException {
        URI target = platform.resolve(path);
        var connection = (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        headers.forEach(connection::setRequestProperty);
        if (signer != null) {
            signer.sign(method, target, body).forEach(connection::setRequestProperty);
        }
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                for (int sent = 0; sent < body.length; ) {
                    int length = Math.min(CHUNK_BYTES, body.length - sent);
                    out.write(body, sent, length);
                    sent += length;
                    watcher.accept(sent);
                }
            }
        }
        return connection;
    }

    private static InputStream bodyOf(HttpURLConnection connection) throws IOException {
        InputStream body =
                connection.getResponseCode() >= 400
                        ? connection.getErrorStream()
                        : connection.getInputStream();
        return body == null ? InputStream.nullInputStream() : body;
    }

    private static Map<String, String> headersOf(HttpURLConnection connection) {
        Map<String, String> headers = new HashMap<>();
        connection
                .getHeaderFields()
                .forEach(
                        (name, values) -> {
                            if (name != null) {
                                headers.put(name.toLowerCase(Locale.ROOT), values.getLast());
                            }
                        });
        return headers;
    }

    private Failure unreachable(IOException broken) {
        if (broken instanceof ConnectException || broken instanceof UnknownHostException) {
            return new Failure(
                    "No platform answers at %s: start one with 'lungfish up', or name another with --url."
                            .formatted(platform),
                    broken);
        }
        return new Failure(
                "The connection to %s broke: %s".formatted(platform, broken.getMessage()), broken);
    }
}
