package dev.lungfish.simulator.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.simulator.random.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountedArrivalsTest {

    private static final long START = -7_000;
    private static final long STEP = 1_000;

    @ParameterizedTest
    @EnumSource
    void everyStepHasExactlyItsCount(Spread spread) {
        Stream stream = new Stream(3);
        int[] counts = new int[500];
        Arrays.setAll(counts, i -> i % 3 == 0 ? 0 : (int) stream.nextBelow(2000));
        long[] times = Times.of(new CountedArrivals(START, STEP, counts, spread, stream));
        assertThat(Times.counts(times, START, STEP, counts.length)).isEqualTo(counts);
    }

    @Test
    void evenRequestsKeepTheirDistance() {
        assertThat(times(Spread.EVEN, 2, 0, 4))
                .containsExactly(-6_750, -6_250, -4_875, -4_625, -4_375, -4_125);
    }

    @Test
    void timersGoOffAtTheBeginning() {
        assertThat(times(Spread.START, 2, 0, 1)).containsExactly(-7_000, -7_000, -5_000);
    }

    @Test
    void nothingComesOfNothing() {
        assertThat(times(Spread.RANDOM)).isEmpty();
        assertThat(times(Spread.RANDOM, 0, 0)).isEmpty();
    }

    /// The largest distance between the part of the requests that has come and the part of the step that has passed is
    /// beyond 1.95/√n in one of a thousand samples (Kolmogorov and Smirnov).
    @Test
    void requestsAtRandomLieAnywhereInTheirStep() {
        int[] counts = new int[2000];
        Arrays.fill(counts, 50);
        Stream stream = new Stream(4);
        long[] times = Times.of(new CountedArrivals(0, 1L << 40, counts, Spread.RANDOM, stream));
        double[] parts =
                Arrays.stream(times)
                        .mapToDouble(time -> (double) (time % (1L << 40)) / (1L << 40))
                        .sorted()
                        .toArray();
        double most = 0;
        for (int i = 0; i < parts.length; i++) {
            most = Math.max(most, Math.abs(parts[i] - (i + 0.5) / parts.length));
        }
        assertThat(most).isLessThan(1.95 / Math.sqrt(parts.length));
    }

    private static long[] times(Spread spread, int... counts) {
        return Times.of(new CountedArrivals(START, STEP, counts, spread, new Stream(1)));
    }
}
