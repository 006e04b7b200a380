package dev.lungfish.e2e.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers HTTP events as the web program of the same name in the `web` module answers HTTP.
public final class Mirror implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private static final String TEXT = "text/plain;charset=utf-8";

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        byte[] body = body(event);
        String path = String.valueOf(event.get("rawPath"));
        return switch (path) {
            case "/mirror/bytes" -> encoded(body);
            case "/mirror/text" ->
                    answer(200, Map.of(), new String(body, StandardCharsets.UTF_8), List.of());
            case "/mirror/moved" ->
                    answer(302, Map.of("Location", "/mirror/echo"), "over there\n", List.of());
            case "/mirror/cookies" ->
                    answer(
                            200,
                            Map.of("X-Several", "one, two"),
                            "cookies\n",
                            List.of("first=1; Path=/", "second=2; HttpOnly"));
            case "/mirror/empty" -> answer(204, Map.of(), "", List.of());
            default ->
                    path.startsWith("/mirror/echo")
                            ? answer(200, Map.of(), echo(event, path, body), List.of())
                            : answer(404, Map.of(), "no such page\n", List.of());
        };
    }

    private static byte[] body(Map<String, Object> event) {
        String body = (String) event.getOrDefault("body", "");
        return Boolean.TRUE.equals(event.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    private static String echo(Map<String, Object> event, String path, byte[] body) {
        Map<?, ?> headers = part(event, "headers");
        Map<?, ?> http = part(part(event, "requestContext"), "http");
        return String.join(
                "\n",
                String.valueOf(http.get("method")),
                path,
                String.valueOf(event.get("rawQueryString")),
                text(headers.get("cookie")),
                text(headers.get("x-mirror")),
                body.length + " " + digest(body));
    }

    private static Map<?, ?> part(Map<?, ?> whole, String key) {
        return (Map<?, ?>) Objects.requireNonNull(whole.get(key), key);
    }

    private static Map<String, Object> answer(
            int status, Map<String, String> more, String body, List<String> cookies) {
        var headers = new HashMap<>(more);
        headers.put("Content-Type", TEXT);
        return Map.of("statusCode", status, "headers", headers, "body", body, "cookies", cookies);
    }

    private static Map<String, Object> encoded(byte[] body) {
        return Map.of(
                "statusCode",
                200,
                "headers",
                Map.of("Content-Type", "application/octet-stream"),
                "body",
                Base64.getEncoder().encodeToString(body),
                "isBase64Encoded",
                true);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
