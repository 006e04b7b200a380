package dev.lungfish.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.arrivals.BusinessHours;
import dev.lungfish.simulator.arrivals.PatternArrivals;
import dev.lungfish.simulator.arrivals.Rate;
import dev.lungfish.simulator.arrivals.WeekClock;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.random.Stream;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a simulation keeps does not grow with the time that it simulates, but for one number for each step.
class MemoryTest {

    private static final long BOUND_BYTES = 300_000;

    @ParameterizedTest
    @EnumSource
    void twentyTimesTheTimeNeedsNoMoreMemory(Placement placement) {
        liveBytes(placement, 2 * Runs.HOUR);
        long shorter = liveBytes(placement, 2 * Runs.HOUR);
        long longer = liveBytes(placement, 40 * Runs.HOUR);
        assertThat(longer - shorter).as("more bytes").isLessThan(BOUND_BYTES);
    }

    /// What is live at the last request, in the middle of the simulation.
    private static long liveBytes(Placement placement, long lengthNanos) {
        Timing timing = new Timing(0, 0, lengthNanos, lengthNanos / 100);
        Rate rate =
                Rate.steady(3)
                        .times(new BusinessHours(new WeekClock(0, ZoneOffset.UTC), 1, 24, 0.5));
        LastHeap heap =
                new LastHeap(
                        new PatternArrivals(rate, 0, lengthNanos, 60 * Runs.SECOND, new Stream(1)));
        ProgramTimes times =
                ProgramTimes.starting(new Exponential(1e8), new Exponential(Runs.SECOND));
        ServiceResult result =
                Runs.run(
                        Runs.placed(timing, placement, Runs.fixed(1, 4), 1),
                        Runs.service("busy", () -> heap, times));
        assertThat(result.requests().answered()).isGreaterThan(lengthNanos / Runs.SECOND);
        return heap.bytes;
    }

    /// Looks at the heap when there are no more requests.
    private static final class LastHeap implements Arrivals {

        private final Arrivals arrivals;
        private long bytes;

        LastHeap(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public long nextNanos() {
            long nanos = arrivals.nextNanos();
            if (nanos == NEVER) {
                System.gc();
                bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            }
            return nanos;
        }
    }
}
