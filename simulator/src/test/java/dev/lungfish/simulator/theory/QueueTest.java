package dev.lungfish.simulator.theory;

import static dev.lungfish.simulator.Runs.SECOND;

import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Timing;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A replica with so many slots and an endless queue is the system M/M/c.
class QueueTest {

    private static final int SLOTS = 5;
    private static final double LOAD = 4;
    private static final int RUNS = 20;
    private static final Timing TIMING = Runs.timing(500 * SECOND, 8000 * SECOND);

    private static final List<ServiceResult> RESULTS =
            LongStream.rangeClosed(1, RUNS).mapToObj(QueueTest::run).toList();

    @Test
    void erlangsWaitingFormulaTellsHowManyWaitAndForHowLong() {
        double waiting = Erlang.waiting(SLOTS, LOAD);
        Estimate.of(RUNS, run -> waitedShare(result(run))).assertIs(waiting, 0.03);
        Estimate.of(RUNS, run -> meanWaitSeconds(result(run)))
                .assertIs(waiting / (SLOTS - LOAD), 0.06);
    }

    @Test
    void asManyAreInFlightAsAreServedAndWait() {
        double queue = Erlang.waiting(SLOTS, LOAD) * LOAD / (SLOTS - LOAD);
        Estimate.of(RUNS, run -> result(run).levels().inFlight().mean())
                .assertIs(LOAD + queue, 0.03);
    }

    private static ServiceResult result(long run) {
        return RESULTS.get((int) run - 1);
    }

    private static double waitedShare(ServiceResult result) {
        return (double) result.requests().waited() / result.requests().all();
    }

    private static double meanWaitSeconds(ServiceResult result) {
        return waitedShare(result) * result.waits().getMean() / 1e6;
    }

    private static ServiceResult run(long seed) {
        ProgramTimes times = ProgramTimes.instant(new Exponential(SECOND));
        return Runs.run(
                Runs.placed(TIMING, Placement.CONTAINER, Runs.fixed(1, SLOTS), seed),
                Runs.poisson(LOAD, TIMING, times, seed));
    }
}
