package dev.lungfish.benchmarks.client;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// The head of an answer.
///
/// @param headers by name in lower case
public record Answer(int status, Map<String, String> headers) {

    /// Whether the program did what it was asked.
    boolean isGood() {
        return status == 200 && !headers.containsKey("x-amz-function-error");
    }

    /// Whether there was no room for the request.
    boolean isRefusal() {
        return status == 429 || status == 503;
    }

    boolean isLast() {
        return headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).equals("close");
    }

    long length() throws IOException {
        String length = headers.get("content-length");
        if (length == null) {
            throw new IOException("an answer without Content-Length: " + this);
        }
        return Long.parseLong(length);
    }
}
