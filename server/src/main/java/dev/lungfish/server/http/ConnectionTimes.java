package dev.lungfish.server.http;

import java.time.Duration;

/// How long a caller may keep a connection without asking anything.
///
/// @param head from the first byte of a request's head to its last, against callers that send it byte by byte
/// @param idle between two requests, and before the first
/// @param handshake for the TLS handshake
public record ConnectionTimes(Duration head, Duration idle, Duration handshake) {

    public static final ConnectionTimes DEFAULT =
            new ConnectionTimes(
                    Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(10));
}
