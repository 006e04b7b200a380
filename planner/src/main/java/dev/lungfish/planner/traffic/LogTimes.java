package dev.lungfish.planner.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Understands the times of access logs; the one of the line before is remembered.
final class LogTimes {

    private static final DateTimeFormatter COMBINED =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);

    private String lastText = "";
    private long lastNanos;

    /// A time as `10/Oct/2026:13:55:36 +0200` or ISO-8601, in nanoseconds since 1970.
    long nanos(String text) throws UnreadableLine {
        if (!text.equals(lastText)) {
            lastNanos = understood(text);
            lastText = text;
        }
        return lastNanos;
    }

    private static long understood(String text) throws UnreadableLine {
        try {
            DateTimeFormatter format =
                    text.indexOf('/') > 0 ? COMBINED : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
            Instant instant = format.parse(text, Instant::from);
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), Extent.SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableLine("its time is [%s].".formatted(text));
        }
    }
}
