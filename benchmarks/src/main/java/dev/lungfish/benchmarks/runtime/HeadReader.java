package dev.lungfish.benchmarks.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds the three things in an HTTP answer's head that a runtime needs.
final class HeadReader {

    private int length;
    private int contentLength;
    private String requestId = "";

    /// Looks for a whole head before `in`'s position; false if its end has not come yet.
    boolean read(ByteBuffer in) throws IOException {
        int end = end(in);
        if (end < 0) {
            return false;
        }
        byte[] bytes = new byte[end];
        in.get(0, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        length = end;
        contentLength = 0;
        requestId = "";
        if (!text.startsWith("HTTP/1.1 2")) {
            throw new IOException("the platform refused: " + text);
        }
        text.lines().skip(1).forEach(this::header);
        return true;
    }

    private void header(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" ->
                    contentLength = Integer.parseInt(line.substring(colon + 1).strip());
            case "lambda-runtime-aws-request-id" -> requestId = line.substring(colon + 1).strip();
            default -> {}
        }
    }

    private static int end(ByteBuffer in) {
        for (int i = 3; i < in.position(); i++) {
            if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /// Bytes of the head, its empty line included.
    int length() {
        return length;
    }

    /// Bytes of the body.
    int contentLength() {
        return contentLength;
    }

    /// The invocation's id; empty where the answer has none.
    String requestId() {
        return requestId;
    }

    @Override
    public String toString() {
        return "head of " + length + " bytes, content length " + contentLength;
    }
}
