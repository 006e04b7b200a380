package dev.lungfish.simulator.run;

import static dev.lungfish.simulator.Runs.MILLI;
import static dev.lungfish.simulator.Runs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.arrivals.SteadyArrivals;
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Constant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final Timing TIMING = new Timing(-10 * SECOND, 0, 300 * SECOND, 10 * SECOND);
    private static final int STEPS = 30;

    /// A replica starts in 2 s; a request takes 100 ms, of which 20 come in a second.
    private static final ProgramTimes TIMES =
            ProgramTimes.starting(new Constant(2 * SECOND), new Constant(100 * MILLI));

    private final List<Node> nodes =
            List.of(
                    new Node("a1", "a", 1000, 1024, 10),
                    new Node("a2", "a", 1000, 1024, 10),
                    new Node("b1", "b", 1000, 1024, 10),
                    new Node("b2", "b", 1000, 1024, 10));

    /// Four replicas of two slots, one on each node. Those of the zone that is left have slots enough, and room for what
    /// is missing.
    @Test
    void aServiceGoesOnInTheZoneThatIsLeft() {
        ServiceResult result =
                container(4, 2, new Fault.ZoneLost("a", 100_050 * MILLI, 200 * SECOND));
        assertThat(result.requests().failed()).isBetween(0L, 2L);
        assertThat(result.requests().answered() + result.requests().failed()).isEqualTo(6000);
        assertThat(result.requests().waited()).isZero();
        assertThat(result.held().starts()).isEqualTo(2);
        assertThat(result.levels().replicas().mean()).isEqualTo(4);
    }

    /// Eight replicas need all nodes, so that what is lost is missing until the nodes are back.
    @Test
    void whatFindsNoRoomStartsWhenTheNodesAreBack() {
        Fault fault = new Fault.NodesLost(List.of("a1", "b2"), 100 * SECOND, 200 * SECOND);
        ServiceResult result = container(8, 1, fault);
        int[] peaks = result.levels().replicas().peaks();
        assertThat(peaks[9]).isEqualTo(8);
        assertThat(peaks[15]).isEqualTo(4);
        assertThat(peaks[20]).isEqualTo(8);
        assertThat(result.levels().replicas().mean()).isEqualTo((8 * 200 + 4 * 100) / 300.0);
    }

    /// Requests wait until the nodes are back and replicas have started there, without a back-off.
    @Test
    void aServiceWithoutAnyNodeAnswersAgainAfterwards() {
        ServiceResult result =
                container(
                        2,
                        200,
                        new Fault.ZoneLost("a", 100 * SECOND, 110 * SECOND),
                        new Fault.ZoneLost("b", 95 * SECOND, 105 * SECOND));
        assertThat(result.requests().failed()).isBetween(2L, 4L);
        assertThat(result.requests().allRefused()).isZero();
        assertThat(result.requests().answered() + result.requests().failed()).isEqualTo(6000);
        assertThat(result.waits().getMaxValue() / 1e6).isBetween(6.9, 7.1);
        assertThat(result.requests().waited()).isBetween(139L, 142L);
    }

    /// A node stays lost until the last fault that hits it is over.
    @Test
    void faultsMayOverlap() {
        ServiceResult result =
                container(
                        8,
                        1,
                        new Fault.ZoneLost("a", 50 * SECOND, 150 * SECOND),
                        new Fault.NodesLost(List.of("a1"), 100 * SECOND, 250 * SECOND));
        assertThat(result.levels().replicas().mean())
                .isEqualTo((8 * 50 + 4 * 100 + 6 * 100 + 8 * 50) / 300.0);
    }

    @Test
    void replicasThatStartAreLostToo() {
        Fault fault = new Fault.ZoneLost("a", -9 * SECOND, 20 * SECOND);
        ServiceResult result = container(2, 10, fault);
        assertThat(result.requests().failed()).isZero();
        assertThat(result.requests().waited()).isZero();
        assertThat(result.levels().replicas().mean()).isEqualTo(2);
    }

    @Test
    void startsAreSlowForAWhile() {
        ServiceResult result =
                onDemand(
                        new Fault.SlowStarts(4, 100 * SECOND, 101 * SECOND),
                        50 * SECOND,
                        100 * SECOND,
                        200 * SECOND);
        assertThat(result.requests().cold()).isEqualTo(3);
        assertThat(result.waits().getMaxValue() / 1e6).isBetween(7.9, 8.1);
        assertThat(result.waits().getValueAtPercentile(60) / 1e6).isBetween(1.9, 2.1);
        assertThat(result.held().initNanos()).isEqualTo((2 + 8 + 2) * SECOND);
    }

    /// The first two find the platform throttled: they wait for its end and a start. The third comes when one of their
    /// environments is there.
    @Test
    void aThrottledPlatformDelaysStarts() {
        ServiceResult result =
                onDemand(
                        new Fault.StartsHeld(100 * SECOND, 107 * SECOND),
                        100 * SECOND,
                        102 * SECOND,
                        110 * SECOND,
                        200 * SECOND);
        assertThat(result.requests().cold()).isEqualTo(3);
        assertThat(result.requests().waited()).isEqualTo(3);
        assertThat(result.waits().getMaxValue() / 1e6).isBetween(8.9, 9.1);
        assertThat(result.waits().getMinNonZeroValue() / 1e6).isBetween(1.9, 2.1);
        assertThat(result.held().initNanos()).isEqualTo(3 * 2 * SECOND);
    }

    @Test
    void aThrottledPlatformStillServesWhatHasStarted() {
        ServiceResult result =
                onDemand(
                        new Fault.StartsHeld(100 * SECOND, 150 * SECOND),
                        99 * SECOND,
                        102 * SECOND,
                        120 * SECOND);
        assertThat(result.requests().cold()).isEqualTo(1);
        assertThat(result.requests().waited()).isEqualTo(1);
    }

    @Test
    void theSameFaultsGiveTheSameResult() {
        Fault fault = new Fault.ZoneLost("b", 100_050 * MILLI, 200 * SECOND);
        ServiceResult once = container(5, 1, fault);
        ServiceResult again = container(5, 1, fault);
        assertThat(again.latency()).isEqualTo(once.latency());
        assertThat(again.requests().failed()).isEqualTo(once.requests().failed());
        assertThat(again.held()).isEqualTo(once.held());
    }

    @Test
    void aFaultBeginsBeforeItEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fault.StartsHeld(5, 5))
                .withMessage("a fault begins before it ends, not at 5 ns and 5 ns");
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault.SlowStarts(-1, 0, 1));
    }

    private ServiceResult container(int replicas, int slots, Fault... faults) {
        Simulation simulation =
                Runs.placed(
                        TIMING,
                        new Cluster(nodes),
                        Placement.CONTAINER,
                        Runs.fixed(replicas, slots),
                        1);
        List.of(faults).forEach(simulation::add);
        ServiceResult result =
                Runs.run(
                        simulation,
                        Runs.service(
                                "shop",
                                () -> SteadyArrivals.even(20, -50 * MILLI, 300 * SECOND),
                                TIMES));
        assertThat(result.levels().replicas().peaks()).hasSize(STEPS);
        return result;
    }

    private static ServiceResult onDemand(Fault fault, long... times) {
        Simulation simulation = Simulation.onDemand(TIMING, Runs.rules(30 * SECOND, 1000), 1);
        simulation.add(fault);
        return Runs.run(simulation, Runs.service("shop", () -> new TimedArrivals(times), TIMES));
    }
}
