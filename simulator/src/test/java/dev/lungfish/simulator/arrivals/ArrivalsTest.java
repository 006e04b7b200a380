package dev.lungfish.simulator.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lungfish.simulator.random.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    @Test
    void aTimerGoesOffAtFixedTimes() {
        assertThat(Times.of(new TimerArrivals(30 * SECOND, 15 * MINUTE, 45 * MINUTE)))
                .containsExactly(30 * SECOND, 15 * MINUTE + 30 * SECOND, 30 * MINUTE + 30 * SECOND);
        assertThat(Times.of(new TimerArrivals(MINUTE, MINUTE, MINUTE))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TimerArrivals(0, 0, 1));
    }

    @Test
    void knownTimesAreKept() {
        assertThat(Times.of(new TimedArrivals(new long[] {3, 3, 8}))).containsExactly(3, 3, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedArrivals(new long[] {2, 1}))
                .withMessage("times ascend: 1 ns comes after 2 ns");
    }

    @Test
    void evenRequestsComeAtEvenDistances() {
        assertThat(Times.of(SteadyArrivals.even(2, SECOND, 3 * SECOND)))
                .containsExactly(1_500_000_000L, 2 * SECOND, 2_500_000_000L);
    }

    /// A Poisson process's count has a standard deviation of its root.
    @Test
    void independentRequestsHaveTheirRate() {
        Stream stream = new Stream(9);
        long[] times = Times.of(SteadyArrivals.poisson(100, 0, 1000 * SECOND, stream));
        assertThat((double) times.length).isEqualTo(1e5, Offset.offset(4 * Math.sqrt(1e5)));
    }
}
