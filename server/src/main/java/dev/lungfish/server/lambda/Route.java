package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The method and path of one of the API's operations.
///
/// @param segments of the path; a variable one is written `{Name}`
/// @param query a parameter that must be there, `Name=Value`; empty for none
record Route(String operation, String method, List<String> segments, String query) {

    Route {
        segments = List.copyOf(segments);
    }

    /// Reads a line `Operation METHOD /path[?Name=Value]`.
    static Route parse(String line) {
        String[] words = line.split(" ", -1);
        String[] target = words[2].split("\\?", -1);
        return new Route(words[0], words[1], split(target[0]), target.length > 1 ? target[1] : "");
    }

    /// The segments of a path; a slash at its end means nothing.
    static List<String> split(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeFirst();
        if (!segments.isEmpty() && segments.getLast().isEmpty()) {
            segments.removeLast();
        }
        return segments;
    }

    /// The path's variable parts if the request is for this route; null otherwise.
    @Nullable Map<String, String> match(ApiRequest request, List<String> path) {
        if (!method.equals(request.method()) || path.size() != segments.size()) {
            return null;
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{")) {
                labels.put(expected.substring(1, expected.length() - 1), decode(path.get(i)));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return hasQuery(request) ? labels : null;
    }

    private boolean hasQuery(ApiRequest request) {
        if (query.isEmpty()) {
            return true;
        }
        String[] wanted = query.split("=", -1);
        return request.query().getOrDefault(wanted[0], List.of()).contains(wanted[1]);
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
