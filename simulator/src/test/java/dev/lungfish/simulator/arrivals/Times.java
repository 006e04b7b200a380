package dev.lungfish.simulator.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

/// All the times of arrivals.
final class Times {

    private Times() {}

    static long[] of(Arrivals arrivals) {
        LongStream.Builder times = LongStream.builder();
        for (long at = arrivals.nextNanos(); at != Arrivals.NEVER; at = arrivals.nextNanos()) {
            times.add(at);
        }
        long[] all = times.build().toArray();
        assertThat(LongStream.range(1, all.length).filter(i -> all[(int) i] < all[(int) i - 1]))
                .as("where times do not ascend")
                .isEmpty();
        assertThat(arrivals.nextNanos()).isEqualTo(Arrivals.NEVER);
        return all;
    }

    /// How many there are in each step.
    static int[] counts(long[] times, long startNanos, long stepNanos, int steps) {
        int[] counts = new int[steps];
        for (long time : times) {
            counts[Math.toIntExact((time - startNanos) / stepNanos)]++;
        }
        return counts;
    }
}
