package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Understands the times of a table: ISO-8601 with or without an offset, seconds or milliseconds since 1970.
final class TableTimes {

    /// Stands for a time that was not understood.
    static final long NONE = Long.MIN_VALUE;

    private static final Pattern EPOCH = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal NANOS_IN_SECOND = BigDecimal.valueOf(Extent.SECOND);
    private static final BigDecimal NANOS_IN_MILLI = BigDecimal.valueOf(1_000_000);
    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT);

    private final ZoneId zone;
    private final Problems problems;
    private String lastText = "";
    private long lastNanos = NONE;

    TableTimes(ZoneId zone, Problems problems) {
        this.zone = zone;
        this.problems = problems;
    }

    /// A row's time in nanoseconds since 1970, or `NONE`, which is noted.
    long nanos(Row row) {
        String text = row.text("time");
        if (lastNanos == NONE || !text.equals(lastText)) {
            lastText = text;
            lastNanos = understood(text, row);
        }
        return lastNanos;
    }

    private long understood(String text, Row row) {
        try {
            return EPOCH.matcher(text).matches() ? sinceEpoch(text) : iso(text, row);
        } catch (DateTimeException | ArithmeticException e) {
            problems.add(
                    row.file(),
                    row.line(),
                    "time is '%s': write it like 2026-03-01T12:00:00Z, 2026-03-01T13:00:00+01:00, 2026-03-01T12:00:00 (local), or in seconds or milliseconds since 1970."
                            .formatted(text));
            return NONE;
        }
    }

    private static long sinceEpoch(String text) {
        BigDecimal number = new BigDecimal(text);
        BigDecimal unit = number.compareTo(FIRST_MILLIS) < 0 ? NANOS_IN_SECOND : NANOS_IN_MILLI;
        return number.multiply(unit).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private long iso(String text, Row row) {
        String withT =
                text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        TemporalAccessor time = ISO.parseBest(withT, OffsetDateTime::from, LocalDateTime::from);
        if (time instanceof OffsetDateTime exact) {
            return nanos(exact.toInstant());
        }
        LocalDateTime local = LocalDateTime.from(time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            problems.add(
                    row.file(),
                    row.line(),
                    "time is '%s', which clocks in %s show %s that day: write times with their offset, like %s+01:00."
                            .formatted(text, zone, offsets.isEmpty() ? "never" : "twice", withT));
            return NONE;
        }
        return nanos(local.toInstant(offsets.getFirst()));
    }

    private static long nanos(Instant instant) {
        if (instant.getEpochSecond() < 0 || instant.getEpochSecond() >= LATEST) {
            throw new DateTimeException("not between 1970 and 2200");
        }
        return instant.getEpochSecond() * Extent.SECOND + instant.getNano();
    }
}
