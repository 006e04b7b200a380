package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import java.time.Instant;

/// From when to when, and in how many steps, something is counted.
///
/// @param start when the first step begins, in nanoseconds since 1970
record Extent(long start, long stepNanos, long steps) {

    static final long SECOND = 1_000_000_000L;

    /// How many counts are held at most: 400 MB.
    static final long MOST_COUNTS = 100_000_000;

    /// From one time to another, both within.
    static Extent over(long first, long last, long stepNanos) {
        long start = Math.floorDiv(first, stepNanos) * stepNanos;
        return new Extent(start, stepNanos, (last - start) / stepNanos + 1);
    }

    Instant instant() {
        return instant(start);
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    /// Stops where memory would not do, as with a time that is wrong by years.
    void check(String where, int services) throws BadInput {
        if (steps > MOST_COUNTS / Math.max(1, services)) {
            throw new BadInput(
                    "%s: from %s to %s there are %,d steps of %s s for %,d services, which is too much to hold. Is a time wrong? Otherwise leave out a part, or count in longer steps."
                            .formatted(
                                    where,
                                    instant(),
                                    instant(start + steps * stepNanos),
                                    steps,
                                    stepNanos / SECOND,
                                    services));
        }
    }
}
