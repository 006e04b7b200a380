package dev.lungfish.benchmarks.client;

import java.nio.charset.StandardCharsets;

/// A request that can be sent many times.
///
/// @param body empty for none
public record Question(String method, String path, byte[] body) {

    public static Question get(String path) {
        return new Question("GET", path, new byte[0]);
    }

    public static Question post(String path, byte[] body) {
        return new Question("POST", path, body);
    }

    /// What goes before the body.
    byte[] head(String host) {
        String content =
                method.equals("GET")
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: "
                                + body.length
                                + "\r\n";
        return "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(method, path, host, content)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
