package dev.lungfish.simulator.theory;

import static dev.lungfish.simulator.Runs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Timing;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// In the mean as many requests are in flight as come during one (J. D. C. Little, 1961).
class LittlesLawTest {

    private static final double PER_SECOND = 25;
    private static final Timing TIMING = Runs.timing(100 * SECOND, 2000 * SECOND);

    @ParameterizedTest
    @EnumSource
    void meanConcurrencyIsTheRateTimesTheMeanDuration(Durations durations) {
        assertThat(durations.get().mean()).isCloseTo(1e9, Percentage.withPercentage(0.1));
        Estimate.of(12, seed -> run(durations, seed).levels().inFlight().mean())
                .assertIs(PER_SECOND * durations.get().mean() / SECOND, 0.01);
    }

    /// What on-demand environments are busy for is what the requests take, and so is what is billed, but for its rounding
    /// up by half a millisecond in the mean.
    @ParameterizedTest
    @EnumSource
    void theSameTimeIsCountedThreeTimes(Durations durations) {
        ServiceResult result = run(durations, 7);
        double inFlight = result.levels().inFlight().sumNanos();
        assertThat((double) result.held().busyNanos())
                .isCloseTo(inFlight, Percentage.withPercentage(0.3));
        long billedMillis = result.held().usage().durationMegabyteMillis() / 128;
        assertThat(billedMillis * 1e6).isCloseTo(inFlight, Percentage.withPercentage(0.4));
    }

    private static ServiceResult run(Durations durations, long seed) {
        ProgramTimes times = ProgramTimes.instant(durations.get());
        return Runs.onDemand(
                TIMING,
                Runs.rules(Runs.HOUR, 1_000_000),
                Runs.poisson(PER_SECOND, TIMING, times, seed),
                seed);
    }
}
