package dev.lungfish.simulator.theory;

import static dev.lungfish.simulator.Runs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Timing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The account's concurrency is Erlang's loss system: who finds it used up is refused. How many are depends on the mean
/// of the durations alone (B. A. Sevastyanov, 1957).
class ConcurrencyLimitTest {

    private static final int CONCURRENCY = 10;
    private static final double LOAD = 8;
    private static final Timing TIMING = Runs.timing(200 * SECOND, 3000 * SECOND);

    @ParameterizedTest
    @EnumSource
    void erlangsLossFormulaTellsHowManyAreRefused(Durations durations) {
        Estimate.of(20, seed -> refusedShare(durations, seed))
                .assertIs(Erlang.blocked(CONCURRENCY, LOAD), 0.03);
    }

    private static double refusedShare(Durations durations, long seed) {
        ProgramTimes times = ProgramTimes.instant(durations.get());
        ServiceResult result =
                Runs.onDemand(
                        TIMING,
                        Runs.rules(Runs.HOUR, CONCURRENCY),
                        Runs.poisson(LOAD, TIMING, times, seed),
                        seed);
        long refused = result.requests().refused(Limit.ACCOUNT_CONCURRENCY);
        assertThat(result.requests().allRefused()).isEqualTo(refused);
        assertThat(result.levels().inFlight().peak()).isEqualTo(CONCURRENCY);
        assertThat(result.levels().environments().peak()).isEqualTo(CONCURRENCY);
        return (double) refused / result.requests().all();
    }
}
