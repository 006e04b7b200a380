package dev.lungfish.server.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Writes times as `2026-08-22T10:00:00.120Z ` in ASCII, formatting each second only once. For one thread.
final class Stamp {

    private static final int MILLIS_PER_SECOND = 1000;
    private static final int FIRST_MILLI_DIGIT = 20;

    private long second = Long.MIN_VALUE;
    private byte[] bytes = {};

    /// The stamp of this time, valid until the next call.
    byte[] of(long epochMillis) {
        long wanted = Math.floorDiv(epochMillis, MILLIS_PER_SECOND);
        if (wanted != second) {
            String text = Instant.ofEpochSecond(wanted).toString();
            String stamp = text.substring(0, text.length() - 1) + ".000Z ";
            bytes = stamp.getBytes(StandardCharsets.US_ASCII);
            second = wanted;
        }
        int millis = (int) Math.floorMod(epochMillis, (long) MILLIS_PER_SECOND);
        bytes[FIRST_MILLI_DIGIT] = (byte) ('0' + millis / 100);
        bytes[FIRST_MILLI_DIGIT + 1] = (byte) ('0' + millis / 10 % 10);
        bytes[FIRST_MILLI_DIGIT + 2] = (byte) ('0' + millis % 10);
        return bytes;
    }
}
