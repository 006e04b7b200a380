package dev.lungfish.planner.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.Timing;
import org.junit.jupiter.api.Test;

/// Runs of 30 s on pods that start for 10 s, looked at by the minute.
class JobPodsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ReplicaShape POD =
            new ReplicaShape(
                    new Claim(100, 128),
                    1,
                    1000,
                    0,
                    10,
                    ProgramTimes.starting(new Constant(10 * SECOND), new Constant(30 * SECOND)));

    private static Outcome run(ReplicaRule rule, long... seconds) {
        long[] nanos = new long[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            nanos[i] = seconds[i] * SECOND;
        }
        return JobPods.of(
                new TimedArrivals(nanos),
                POD,
                new Timing(-60 * SECOND, 0, 240 * SECOND, 60 * SECOND),
                rule,
                new Stream(1));
    }

    @Test
    void eachRunHasAPodOfItsOwn() {
        Outcome outcome = run(ReplicaRule.EXACT, 0, 20, 120);
        assertThat(outcome.replicas()).containsExactly(2, 0, 1, 0);
        assertThat(outcome.held().replicas()).isEqualTo(new ReplicaTime(120_000, 120_000, 3));
        assertThat(outcome.meanReplicas()).isEqualTo(0.5);
        assertThat(outcome.meanInFlight()).isEqualTo(0.375);
        assertThat(outcome.requests().answered()).isEqualTo(3);
    }

    @Test
    void onePodThatFollowsAnotherIsNoSecondOne() {
        assertThat(run(ReplicaRule.EXACT, 0, 40, 80).replicas()).containsExactly(1, 1, 0, 0);
    }

    @Test
    void whatBeganBeforeHoldsAndIsNotCounted() {
        Outcome outcome = run(ReplicaRule.EXACT, -30, 230);
        assertThat(outcome.replicas()).containsExactly(1, 0, 0, 1);
        assertThat(outcome.held().replicas().heldMillis()).isEqualTo(20_000);
        assertThat(outcome.requests().answered()).isEqualTo(1);
    }

    @Test
    void aShortPodIsBilledForTheLeast() {
        assertThat(run(new ReplicaRule(1000, 60_000), 0).held().replicas().billedMillis())
                .isEqualTo(60_000);
    }
}
