package dev.lungfish.e2e.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// Answers as the handler of the same name in the `handlers` module does.
///
/// | path | answers |
/// | --- | --- |
/// | `/mirror/echo...` | what was asked, a line each: method, path and query as sent, cookies, `X-Mirror`, the body's length and SHA-256 |
/// | `/mirror/bytes` | the body, as `application/octet-stream` |
/// | `/mirror/text` | the body, as `text/plain` |
/// | `/mirror/moved` | 302 to `/mirror/echo` |
/// | `/mirror/cookies` | two cookies, and a header of several values |
/// | `/mirror/empty` | 204 |
/// | else | 404 |
final class Mirror implements HttpHandler {

    private static final String TEXT = "text/plain;charset=utf-8";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        Headers headers = exchange.getResponseHeaders();
        switch (path) {
            case "/mirror/bytes" -> answer(exchange, 200, "application/octet-stream", body);
            case "/mirror/text" -> answer(exchange, 200, TEXT, body);
            case "/mirror/moved" -> {
                headers.set("Location", "/mirror/echo");
                answer(exchange, 302, TEXT, bytes("over there\n"));
            }
            case "/mirror/cookies" -> {
                headers.add("Set-Cookie", "first=1; Path=/");
                headers.add("Set-Cookie", "second=2; HttpOnly");
                headers.set("X-Several", "one, two");
                answer(exchange, 200, TEXT, bytes("cookies\n"));
            }
            case "/mirror/empty" -> answer(exchange, 204, TEXT, new byte[0]);
            default -> {
                if (path.startsWith("/mirror/echo")) {
                    answer(exchange, 200, TEXT, bytes(echo(exchange, path, body)));
                } else {
                    answer(exchange, 404, TEXT, bytes("no such page\n"));
                }
            }
        }
    }

    private static String echo(HttpExchange exchange, String path, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        return String.join(
                "\n",
                exchange.getRequestMethod(),
                path,
                Objects.toString(exchange.getRequestURI().getRawQuery(), ""),
                Objects.toString(headers.getFirst("Cookie"), ""),
                Objects.toString(headers.getFirst("X-Mirror"), ""),
                body.length + " " + digest(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            }
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
