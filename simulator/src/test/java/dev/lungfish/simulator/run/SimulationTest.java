package dev.lungfish.simulator.run;

import static dev.lungfish.simulator.Runs.MILLI;
import static dev.lungfish.simulator.Runs.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.scaling.Autoscaler;
import dev.lungfish.core.scaling.Reading;
import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Exponential;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// A few requests, followed by hand.
class SimulationTest {

    private static final Timing TIMING = new Timing(-10 * SECOND, 0, 60 * SECOND, 20 * SECOND);
    private static final ProgramTimes TIMES =
            ProgramTimes.starting(new Constant(300 * MILLI), new Constant(200 * MILLI));

    /// The second comes while the first waits for its environment, and is served by it 0.2 s after it has started, when the
    /// second environment is not there yet: cold means to have waited for just the environment that serves.
    @Test
    void whoeverIsFreeFirstServes() {
        ServiceResult result = onDemand(0, 250 * MILLI);
        assertThat(result.requests().cold()).isEqualTo(1);
        assertThat(result.requests().waited()).isEqualTo(2);
        assertThat(result.held().starts()).isEqualTo(2);
        assertThat(result.waits().getMaxValue()).isBetween(299_000L, 301_500L);
        assertThat(result.waits().getMinNonZeroValue()).isBetween(249_000L, 251_500L);
        assertThat(result.held().busyNanos()).isEqualTo(400 * MILLI);
    }

    @Test
    void whatHappensWhileItWarmsUpDoesNotCount() {
        ServiceResult result = onDemand(-5 * SECOND, SECOND, 2 * SECOND);
        assertThat(result.requests().all()).isEqualTo(2);
        assertThat(result.requests().cold()).isZero();
        assertThat(result.held().starts()).isZero();
        assertThat(result.held().usage().requests()).isEqualTo(2);
        assertThat(result.levels().environments().mean()).isEqualTo(1);
        assertThat(result.levels().inFlight().mean()).isEqualTo(0.4 / 60, Offset.offset(1e-12));
    }

    @Test
    void peaksAreThoseOfEachStep() {
        ServiceResult result =
                onDemand(SECOND, SECOND, SECOND, 39_900 * MILLI, 45 * SECOND, 59_900 * MILLI);
        assertThat(result.levels().inFlight().peaks()).containsExactly(3, 1, 1);
        assertThat(result.levels().inFlight().peak()).isEqualTo(3);
        assertThat(result.requests().answered()).isEqualTo(6);
    }

    @Test
    void servicesDoNotDisturbEachOthersRandomness() {
        ServiceModel other = model("other", 0, 30 * SECOND);
        ServiceResult alone = Runs.run(simulation(), random("one"));
        Simulation both = simulation();
        both.add(other, Runs.BILLING, ReplicaRule.EXACT);
        both.add(random("one"), Runs.BILLING, ReplicaRule.EXACT);
        List<ServiceResult> results = both.run();
        assertThat(results).extracting(ServiceResult::name).containsExactly("other", "one");
        assertThat(results.getLast().latency()).isEqualTo(alone.latency());
        assertThat(results.getLast().held()).isEqualTo(alone.held());
    }

    @Test
    void aFullQueueRefuses() {
        DeploymentRules rules =
                new DeploymentRules(1, 0, 2, SECOND, SECOND, SECOND, SECOND, SECOND);
        Simulation simulation =
                Runs.placed(TIMING, Placement.CONTAINER, Runs.replicas(rules, 1, 1, 1), 1);
        ServiceResult result =
                Runs.run(simulation, model("one", SECOND, SECOND, SECOND, SECOND, SECOND));
        assertThat(result.requests().answered()).isEqualTo(3);
        assertThat(result.requests().refused(Limit.QUEUE_LENGTH)).isEqualTo(2);
        assertThat(result.levels().inFlight().peak()).isEqualTo(3);
    }

    /// Five are being served, each by its own replica, when only one is wanted any more. The others have 30 s to finish
    /// what takes longer.
    @Test
    void aRequestThatTakesLongerThanAReplicaMayDrainFails() {
        Timing timing = Runs.timing(60 * SECOND, 200 * SECOND);
        ReplicaRules fixed = Runs.fixed(5, 1);
        ReplicaRules falling =
                new ReplicaRules(
                        DeploymentRules.DEFAULT,
                        fixed.claim(),
                        1,
                        1,
                        5,
                        _ -> new Falling(100 * SECOND),
                        fixed.split());
        long[] times = {90 * SECOND, 91 * SECOND, 92 * SECOND, 93 * SECOND, 94 * SECOND};
        ServiceModel model =
                Runs.service(
                        "slow",
                        () -> new TimedArrivals(times),
                        ProgramTimes.instant(new Constant(50 * SECOND)));
        Simulation simulation = Runs.placed(timing, Placement.CONTAINER, falling, 1);
        ServiceResult result = Runs.run(simulation, model);
        assertThat(result.requests().answered()).isEqualTo(1);
        assertThat(result.requests().failed()).isEqualTo(4);
        assertThat(result.levels().inFlight().value()).isZero();
        assertThat(result.levels().replicas().mean())
                .isEqualTo((5 * 130 + 70) / 200.0, Offset.offset(1e-9));
    }

    /// Wants five replicas until a time, and then one.
    private static final class Falling implements Autoscaler {

        private final long untilNanos;
        private long nextNanos = Long.MIN_VALUE;

        Falling(long untilNanos) {
            this.untilNanos = untilNanos;
        }

        @Override
        public int wanted(long nowNanos, Reading reading) {
            nextNanos = nowNanos < untilNanos ? untilNanos : Long.MAX_VALUE;
            return nowNanos < untilNanos ? 5 : 1;
        }

        @Override
        public long nextNanos() {
            return nextNanos;
        }
    }

    private static Simulation simulation() {
        return Simulation.onDemand(TIMING, Runs.rules(Runs.HOUR, 1000), 1);
    }

    private static ServiceResult onDemand(long... times) {
        return Runs.run(simulation(), model("one", times));
    }

    private static ServiceModel model(String name, long... times) {
        return Runs.service(name, () -> new TimedArrivals(times), TIMES);
    }

    private static ServiceModel random(String name) {
        ServiceModel model =
                Runs.poisson(50, TIMING, ProgramTimes.instant(new Exponential(30 * MILLI)), 3);
        return Runs.service(name, model.arrivals(), model.function());
    }
}
