package dev.lungfish.planner.traffic;

import dev.lungfish.simulator.random.Distribution;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Durations as they were seen, each to a hundredth of itself; their mean, least and longest are exact.
final class DurationSample {

    private static final double[] SHARES = {0, .01, .05, .1, .25, .5, .75, .9, .95, .99, .999, 1};

    private final Histogram micros = new Histogram(2);
    private long least = Long.MAX_VALUE;
    private long longest;
    private double sum;

    void add(long nanos) {
        long seen = Math.max(nanos, 1);
        micros.recordValue(seen / 1_000);
        least = Math.min(least, seen);
        longest = Math.max(longest, seen);
        sum += seen;
    }

    /// How they are distributed; null if none was seen.
    @Nullable Distribution distribution() {
        long count = micros.getTotalCount();
        if (count == 0) {
            return null;
        }
        long[] values = new long[SHARES.length];
        for (int i = 0; i < values.length; i++) {
            long nanos = micros.getValueAtPercentile(100 * SHARES[i]) * 1_000;
            values[i] = Math.clamp(nanos, least, longest);
        }
        values[0] = least;
        values[values.length - 1] = longest;
        return Fit.toMean(SHARES, values, sum / count);
    }
}
