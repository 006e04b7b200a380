package dev.lungfish.server.auth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/// The text of a request that is signed
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
final class CanonicalRequest {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private CanonicalRequest() {}

    /// @param payload the last line: the body's hash
    static String of(
            SignedRequest request, Query query, List<String> signedHeaders, String payload) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(path(request.rawPath())).append('\n');
        text.append(query.canonicalWithout("X-Amz-Signature")).append('\n');
        for (String name : signedHeaders) {
            text.append(name).append(':').append(headerValue(request, name)).append('\n');
        }
        text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(payload);
        return text.toString();
    }

    /// The path without `.`, `..` and empty segments, encoded once more than it came. (S3 alone takes it as it came.)
    static String path(String rawPath) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean folder = rawPath.endsWith("/") || rawPath.endsWith("/.") || rawPath.endsWith("/..");
        String normal = "/" + String.join("/", segments) + (folder ? "/" : "");
        return PercentEncoding.encode(segments.isEmpty() ? "/" : normal, "/");
    }

    private static String headerValue(SignedRequest request, String name) {
        List<String> values = request.headers().getOrDefault(name, List.of());
        return String.join(",", values.stream().map(CanonicalRequest::folded).toList());
    }

    private static String folded(String value) {
        return WHITE_SPACE.matcher(value.strip()).replaceAll(" ");
    }
}
