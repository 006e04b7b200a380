package dev.lungfish.server.http;

import java.util.List;
import java.util.Map;

/// A whole request of a control API, read to its end.
///
/// @param path as sent, still percent-encoded
/// @param query decoded, in order, without the path
/// @param headers by lower-case name
public record ApiRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body) {}
