package dev.lungfish.simulator.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.simulator.random.Stream;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PatternArrivalsTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final WeekClock UTC = new WeekClock(0, ZoneOffset.UTC);

    /// Each hour's count has a standard deviation of its root; of 72 hours none is five of them away.
    @Test
    void everyHourHasTheRequestsOfItsRate() {
        Rate rate = Rate.steady(5).times(new DailyCurve(UTC, 14, 0.9));
        int[] counts = counts(rate, 3 * DAY, 60 * MINUTE);
        for (int hour = 0; hour < counts.length; hour++) {
            double expected = 0;
            for (int minute = 0; minute < 60; minute++) {
                expected += 60 * rate.perSecond((hour * 60 + minute) * MINUTE + MINUTE / 2);
            }
            assertThat((double) counts[hour])
                    .isEqualTo(expected, Offset.offset(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void nobodyComesAtNight() {
        Rate rate = Rate.steady(1).times(new BusinessHours(UTC, 8, 18, 0));
        int[] counts = counts(rate, 7 * DAY, DAY);
        assertThat(Arrays.stream(counts).limit(5)).allMatch(count -> count > 35_000);
        assertThat(Arrays.stream(counts).skip(5)).containsOnly(0);
    }

    /// The numbers of a Poisson process in steps of any length vary by their root, in longer ones and in shorter ones
    /// than its own.
    @Test
    void countsVaryAsThoseOfAPoissonProcess() {
        for (long nanos : new long[] {MINUTE / 7, MINUTE, 5 * MINUTE}) {
            int[] counts = counts(Rate.steady(2), 8 * DAY, nanos);
            double mean = 2e-9 * nanos;
            double variance =
                    Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).sum()
                            / counts.length;
            double error = Math.sqrt(2.0 / counts.length) + Math.sqrt(1 / mean / counts.length);
            assertThat(variance / mean).isEqualTo(1, Offset.offset(4 * error));
        }
    }

    @Test
    void nothingComesAfterTheEnd() {
        long end = 3 * MINUTE / 2;
        long[] times =
                Times.of(new PatternArrivals(Rate.steady(100), 0, end, MINUTE, new Stream(3)));
        assertThat(times[times.length - 1]).isBetween(end - MINUTE / 60, end - 1);
    }

    private static int[] counts(Rate rate, long lengthNanos, long stepNanos) {
        long[] times = Times.of(new PatternArrivals(rate, 0, lengthNanos, MINUTE, new Stream(11)));
        int steps = Math.toIntExact(Math.ceilDiv(lengthNanos, stepNanos));
        return Times.counts(times, 0, stepNanos, steps);
    }
}
