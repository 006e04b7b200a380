package dev.lungfish.server.lambda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The three ways in which the API writes a time.
final class Timestamps {

    private static final DateTimeFormatter MODIFIED = utc("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final DateTimeFormatter PROVISIONED = utc("yyyy-MM-dd'T'HH:mm:ssxx");
    private static final DateTimeFormatter URL = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Timestamps() {}

    /// `2026-11-23T21:45:03.000+0000`
    static String modified(long epochMillis) {
        return MODIFIED.format(Instant.ofEpochMilli(epochMillis));
    }

    /// `2026-11-23T21:45:03+0000`
    static String provisioned(long epochMillis) {
        return PROVISIONED.format(Instant.ofEpochMilli(epochMillis));
    }

    /// `2026-11-23T21:45:03.000Z`
    static String url(long epochMillis) {
        return URL.format(Instant.ofEpochMilli(epochMillis));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
