package dev.lungfish.server.auth;

import java.util.List;
import java.util.Map;

/// The parts of a request that a signature covers, as they came over the wire.
///
/// @param rawPath still percent-encoded, without the query
/// @param rawQuery still percent-encoded, empty where there is none
/// @param headers all values by lower-case name, in order
/// @param bodySha256 the body's SHA-256 in lower-case hexadecimal digits
public record SignedRequest(
        String method,
        String rawPath,
        String rawQuery,
        Map<String, List<String>> headers,
        String bodySha256) {

    /// A request with this body.
    public static SignedRequest of(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> headers,
            byte[] body) {
        return new SignedRequest(method, rawPath, rawQuery, headers, Digests.sha256Hex(body));
    }

    /// A header's values joined as the canonical request joins them, or empty where it is absent.
    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }
}
