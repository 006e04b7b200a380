package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The time to ask for: whole steps, which begin at multiples of their length.
///
/// @param startSeconds since 1970
record PrometheusWindow(long startSeconds, long stepSeconds, int steps) {

    /// What one answer holds of a series at most; the server gives no more than 11,000.
    private static final int CHUNK = 2_000;

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})([smhdw])");
    private static final Map<String, Integer> SECONDS =
            Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400, "w", 604_800);
    private static final int MOST_STEPS = 1_000_000;

    /// Some of the steps, as a query asks for them: values at the steps' ends, from the first to the last.
    record Chunk(long firstEnd, long lastEnd) {}

    static PrometheusWindow of(Locator locator, Clock clock) throws BadInput {
        long step = length("step", locator.parameter("step", "60s"));
        if (step < 1 || step > 3_600) {
            throw new BadInput("--traffic prometheus: step is from 1s to 1h.");
        }
        long now = clock.instant().getEpochSecond();
        long end = time("end", locator.parameter("end", "0s"), now);
        long start = time("start", locator.parameter("start", "7d"), end);
        long first = Math.floorDiv(start, step) * step;
        long steps = (Math.floorDiv(end, step) * step - first) / step;
        if (steps < 1 || steps > MOST_STEPS) {
            throw new BadInput(
                    "--traffic prometheus: from start to end there are %,d steps of %d s: between 1 and %,d can be asked for."
                            .formatted(steps, step, MOST_STEPS));
        }
        return new PrometheusWindow(first, step, (int) steps);
    }

    private static long length(String key, String text) throws BadInput {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new BadInput(
                    "--traffic prometheus: %s=%s is not a length like 60s, 5m, 1h or 7d."
                            .formatted(key, text));
        }
        return Long.parseLong(matcher.group(1)) * SECONDS.getOrDefault(matcher.group(2), 1);
    }

    /// A time, or a length before another one.
    private static long time(String key, String text, long from) throws BadInput {
        if (LENGTH.matcher(text).matches()) {
            return from - length(key, text);
        }
        try {
            return text.matches("\\d{1,11}")
                    ? Long.parseLong(text)
                    : OffsetDateTime.parse(text).toEpochSecond();
        } catch (DateTimeException e) {
            throw new BadInput(
                    "--traffic prometheus: %s=%s is neither a time like 2026-03-01T00:00:00Z, seconds since 1970, nor a length before the %s like 7d."
                            .formatted(key, text, key.equals("start") ? "end" : "present"),
                    e);
        }
    }

    Instant start() {
        return Instant.ofEpochSecond(startSeconds);
    }

    Instant end() {
        return Instant.ofEpochSecond(startSeconds + steps * stepSeconds);
    }

    List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < steps; from += CHUNK) {
            int to = Math.min(steps, from + CHUNK);
            chunks.add(
                    new Chunk(
                            startSeconds + (from + 1) * stepSeconds,
                            startSeconds + to * stepSeconds));
        }
        return chunks;
    }

    /// The step that ends at a time; -1 if none does.
    int index(double endSeconds) {
        long step = Math.round((endSeconds - startSeconds) / stepSeconds) - 1;
        return step >= 0 && step < steps ? (int) step : -1;
    }
}
