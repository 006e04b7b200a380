package dev.lungfish.simulator.theory;

import static dev.lungfish.simulator.Runs.SECOND;

import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Timing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request of a Poisson process is cold when the one before it came longer ago than the keep-alive: with the rate λ
/// and the keep-alive T, e^(−λT) of them are.
class ColdStartTest {

    private static final double PER_SECOND = 0.05;
    private static final Timing TIMING = Runs.timing(0, 100_000 * SECOND);

    /// Nothing takes longer than that, so that requests hardly ever meet.
    private static final ProgramTimes SHORT =
            ProgramTimes.starting(new Constant(1000), new Constant(1000));

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 60})
    void asManyRequestsAreColdAsComeAfterTheKeepAlive(int seconds) {
        Estimate.of(20, seed -> coldShare(seconds * SECOND, seed))
                .assertIs(Math.exp(-PER_SECOND * seconds), 0.03);
    }

    private static double coldShare(long keepAliveNanos, long seed) {
        ServiceResult result =
                Runs.onDemand(
                        TIMING,
                        Runs.rules(keepAliveNanos, 1000),
                        Runs.poisson(PER_SECOND, TIMING, SHORT, seed),
                        seed);
        return (double) result.requests().cold() / result.requests().all();
    }
}
