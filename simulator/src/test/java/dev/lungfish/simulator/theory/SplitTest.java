package dev.lungfish.simulator.theory;

import static dev.lungfish.simulator.Runs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Timing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The base of a split is Erlang's loss system too: what it would lose is served on demand.
class SplitTest {

    private static final int SLOTS = 4;
    private static final int REPLICAS = 2;
    private static final double LOAD = 7;
    private static final Timing TIMING = Runs.timing(200 * SECOND, 3000 * SECOND);

    @ParameterizedTest
    @EnumSource
    void erlangsLossFormulaTellsHowManyOverflow(Durations durations) {
        Estimate.of(8, seed -> overflowShare(durations, seed))
                .assertIs(Erlang.blocked(REPLICAS * SLOTS, LOAD), 0.03);
    }

    private static double overflowShare(Durations durations, long seed) {
        ProgramTimes times = ProgramTimes.instant(durations.get());
        ServiceResult result =
                Runs.run(
                        Runs.placed(TIMING, Placement.SPLIT, Runs.fixed(REPLICAS, SLOTS), seed),
                        Runs.poisson(LOAD, TIMING, times, seed));
        assertThat(result.requests().answered()).isEqualTo(result.requests().all());
        assertThat(result.held().usage().requests()).isEqualTo(result.requests().overflowed());
        return (double) result.requests().overflowed() / result.requests().all();
    }
}
