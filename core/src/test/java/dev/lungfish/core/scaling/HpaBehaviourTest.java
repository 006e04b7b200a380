package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.scaling.Behaviour.Policy;
import dev.lungfish.core.scaling.Behaviour.Select;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From what is desired to what is done. The numbers are those of the Kubernetes documentation ("Horizontal Pod
/// Autoscaling", section "Configurable scaling behavior") and of the cases of Kubernetes' own `horizontal_test.go`.
class HpaBehaviourTest {

    private static final long NOW = 10_000 * SECOND;
    private static final long TARGET = 1000;

    /// "At most 4 replicas in one minute" and "at most 10 %", the larger: 8 of 80, then 8 of 72, and 4 from 40 on.
    @Test
    void theDocumentedTwoPoliciesDown() {
        Behaviour down = down(0, Select.MAX, pods(4, 60), percent(10, 60));

        assertThat(steps(Behaviour.UP, down, 80, 10, 60))
                .containsExactly(72, 64, 57, 51, 45, 40, 36, 32, 28, 24, 20, 16, 12, 10);
    }

    /// "Limit scale down rate": 10 % per minute, and with Min no more than 5.
    @Test
    void theDocumentedLimitsOfScalingDown() {
        assertThat(steps(Behaviour.UP, down(0, Select.MAX, percent(10, 60)), 100, 64, 60))
                .containsExactly(90, 81, 72, 64);
        assertThat(
                        steps(
                                Behaviour.UP,
                                down(0, Select.MIN, percent(10, 60), pods(5, 60)),
                                60,
                                40,
                                60))
                .containsExactly(55, 50, 45, 40);
        assertThat(
                        steps(
                                Behaviour.UP,
                                down(0, Select.MIN, percent(10, 60), pods(5, 60)),
                                30,
                                21,
                                60))
                .containsExactly(27, 24, 21);
    }

    /// "Disable scale down".
    @Test
    void theDocumentedWayToDisable() {
        Behaviour never = new Behaviour(0, List.of(), Select.DISABLED, 100);

        assertThat(steps(Behaviour.UP, never, 50, 1, 60)).isEmpty();
        assertThat(steps(never, Behaviour.DOWN, 1, 50, 60)).isEmpty();
    }

    /// "Default behavior": four replicas or 100 %, whichever is more, every 15 seconds.
    @Test
    void theDocumentedDefaultUp() {
        assertThat(steps(Behaviour.UP, Behaviour.DOWN, 1, 100, 15))
                .containsExactly(5, 10, 20, 40, 80, 100);
    }

    /// A policy holds over its period, however often one decides.
    @Test
    void aPolicyHoldsOverItsPeriod() {
        assertThat(steps(Behaviour.UP, down(0, Select.MAX, pods(4, 60)), 20, 12, 15))
                .containsExactly(16, 16, 16, 16, 12);
    }

    /// The default of five minutes down.
    @Test
    void itGoesDownOnceItWasWantedForTheWholeWindow() {
        Hpa hpa = hpa(Behaviour.UP, Behaviour.DOWN);
        assertThat(decide(hpa, 0, 10, 10)).isEqualTo(10);
        for (int second = 15; second < 300; second += 15) {
            assertThat(decide(hpa, second, 10, 2)).isEqualTo(10);
        }
        assertThat(decide(hpa, 300, 10, 3)).isEqualTo(3);
        assertThat(decide(hpa, 315, 3, 8)).as("up at once, by four").isEqualTo(7);
    }

    /// "Change downscale stabilization window": what was there at the start counts as recommended then.
    @Test
    void theStartIsARecommendationToo() {
        Hpa hpa = hpa(Behaviour.UP, down(60, Select.MAX, percent(100, 15)));

        assertThat(decide(hpa, 0, 10, 1)).isEqualTo(10);
        assertThat(decide(hpa, 59, 10, 1)).isEqualTo(10);
        assertThat(decide(hpa, 60, 10, 1)).isEqualTo(1);
    }

    /// The cases of TestNormalizeDesiredReplicasWithBehavior: recommendations as replicas@minutes ago.
    @ParameterizedTest
    @CsvSource({
        "'', 100, 5, 0, 0, 5",
        "'4@2 5@1', 100, 3, 0, 180, 5",
        "'4@2 5@1', 1, 7, 300, 0, 4",
        "'1@2 2@1', 100, 3, 300, 0, 3",
        "'4@2 5@1', 1, 3, 0, 300, 3",
        "'10@10 9@9', 100, 3, 0, 0, 3",
        "'10@10 9@9', 1, 100, 0, 0, 100",
        "'10@10 9@9 5@2 4@1', 100, 3, 0, 180, 5",
        "'10@100 9@3 5@2 6@1', 1, 100, 300, 0, 5"
    })
    void stabilization(
            String before, int wanted, int desired, int upSeconds, int downSeconds, int expected) {
        Stabilization stabilization =
                new Stabilization(
                        rules(
                                new Behaviour(
                                        upSeconds * SECOND,
                                        Behaviour.UP.policies(),
                                        Select.MAX,
                                        100),
                                down(downSeconds, Select.MAX, percent(100, 15))));
        for (String each : before.isEmpty() ? new String[0] : before.split(" ", -1)) {
            String[] parts = each.split("@", -1);
            stabilization.recommend(
                    NOW - Long.parseLong(parts[1]) * 60 * SECOND, Integer.parseInt(parts[0]));
        }
        assertThat(stabilization.stabilize(NOW, wanted, desired)).isEqualTo(expected);
    }

    /// The cases of TestScalingWithRules on the way up. Events are replicas@seconds ago; 0 stands for no such policy.
    @ParameterizedTest
    @CsvSource({
        "'', 3, 1000, 0, 0, 1, 60, 4",
        "'', 10, 500, 100, 60, 100, 60, 110",
        "'', 10, 500, 2, 60, 100, 60, 20",
        "'', 10, 50, 100, 60, 0, 0, 50",
        "'', 10, 50, 30, 60, 0, 0, 40",
        "'', 10, 50, 0, 0, 200, 60, 30",
        "'1@100 5@60 9@20', 100, 200, 300, 60, 0, 0, 200",
        "'1@100 5@60 9@20', 100, 200, 0, 0, 10000, 60, 200",
        "'1@100 5@60 9@20', 100, 500, 5, 120, 0, 0, 100",
        "'1@100 5@60 9@20', 100, 500, 150, 120, 0, 0, 235",
        "'1@100 5@60 9@20', 100, 500, 0, 0, 200, 120, 255",
        "'8@105 12@75 9@45 11@15', 100, 200, 1000, 60, 0, 0, 200",
        "'8@105 12@75 9@45 11@15', 100, 200, 1000, 30, 100, 60, 200"
    })
    void policiesUp(
            String events,
            int wanted,
            int desired,
            int pods,
            int podsSeconds,
            int percent,
            int percentSeconds,
            int expected) {
        Behaviour up =
                new Behaviour(
                        0, policies(pods, podsSeconds, percent, percentSeconds), Select.MAX, 100);

        assertThat(limit(rules(up, Behaviour.DOWN), events, 1, wanted, desired))
                .isEqualTo(expected);
    }

    /// The cases of TestScalingWithRules on the way down.
    @ParameterizedTest
    @CsvSource({
        "'', 1000, 3, 20, 60, 0, 0, 980",
        "'', 100, 2, 20, 60, 1, 60, 80",
        "'', 100, 2, 2, 60, 1, 60, 98",
        "'', 10, 1, 100, 60, 0, 0, 1",
        "'', 10, 5, 0, 0, 100, 60, 5",
        "'', 10, 2, 5, 60, 0, 0, 5",
        "'', 10, 5, 0, 0, 50, 60, 5",
        "'1@100 5@60 9@20', 100, 1, 115, 120, 0, 0, 1",
        "'1@100 5@60 9@20', 100, 5, 130, 120, 0, 0, 5",
        "'1@100 5@60 9@20', 100, 5, 0, 0, 100, 120, 5",
        "'1@100 5@60 9@20', 100, 2, 5, 120, 0, 0, 100",
        "'2@100 4@60 6@20', 100, 0, 0, 0, 50, 120, 56",
        "'10@100 10@60 10@20', 100, 0, 0, 0, 10, 120, 100",
        "'10@100 10@60 10@20', 10, 5, 0, 0, 1000, 120, 5",
        "'8@105 12@75 9@45 11@15', 100, 5, 1000, 60, 0, 0, 5",
        "'8@105 12@75 9@45 11@15', 100, 5, 1000, 30, 100, 60, 5"
    })
    void policiesDown(
            String events,
            int wanted,
            int desired,
            int pods,
            int podsSeconds,
            int percent,
            int percentSeconds,
            int expected) {
        Behaviour down =
                new Behaviour(
                        0, policies(pods, podsSeconds, percent, percentSeconds), Select.MAX, 100);

        assertThat(limit(rules(Behaviour.UP, down), events, -1, wanted, desired))
                .isEqualTo(expected);
    }

    /// TestCalculateScaleUpLimitWithScalingRules and TestCalculateScaleDownLimitWithBehaviors.
    @Test
    void theSmallerOfTwoPolicies() {
        Behaviour both = new Behaviour(0, policies(2, 60, 50, 60), Select.MIN, 100);

        assertThat(limit(rules(both, both), "", 1, 1, 1000)).isEqualTo(2);
        assertThat(limit(rules(both, both), "", 1, 5, 0)).isEqualTo(3);
    }

    @Test
    void theBoundsComeAtOnce() {
        Hpa hpa = new Hpa(HpaRules.kubernetes(5, 10, metrics()), 0);

        assertThat(hpa.wanted(0, Readings.of(1, 1))).isEqualTo(5);
        assertThat(hpa.wanted(0, Readings.of(99, 99))).isEqualTo(10);
    }

    @Test
    void itDecidesOnItsTicksOnly() {
        Hpa hpa = hpa(Behaviour.UP, Behaviour.DOWN);
        assertThat(hpa.nextNanos()).isZero();
        assertThat(decide(hpa, 0, 1, 1)).isEqualTo(1);

        Concurrency load = new Concurrency(0, 60 * SECOND, SECOND);
        assertThat(hpa.wanted(0, new Reading(1, 1, load))).isEqualTo(1);
        load.change(0, 3);
        assertThat(hpa.nextNanos()).isEqualTo(15 * SECOND);
        assertThat(hpa.wanted(15 * SECOND - 1, new Reading(1, 1, load))).isEqualTo(1);
        assertThat(hpa.wanted(15 * SECOND, new Reading(1, 1, load))).isEqualTo(3);
    }

    @Test
    void aRequestWithoutAnyReplicaDoesNotWait() {
        Hpa hpa = new Hpa(HpaRules.kubernetes(0, 10, metrics()), 0);
        Concurrency load = new Concurrency(0, 60 * SECOND, SECOND);
        assertThat(hpa.wanted(0, new Reading(0, 0, load))).isZero();

        load.change(SECOND, 1);
        assertThat(hpa.wanted(SECOND + 1, new Reading(0, 0, load))).isEqualTo(1);
    }

    /// What is done until the goal is reached, or nothing more happens; each step told.
    private static List<Integer> steps(
            Behaviour up, Behaviour down, int from, int to, int syncSeconds) {
        Hpa hpa = hpa(up, down);
        List<Integer> steps = new ArrayList<>();
        int wanted = from;
        for (int i = 0; i < 100 && wanted != to; i++) {
            wanted = decide(hpa, (long) i * syncSeconds, wanted, to);
            steps.add(wanted);
        }
        return wanted == from ? List.of() : steps;
    }

    private static int decide(Hpa hpa, long second, int wanted, int desired) {
        return hpa.decide(second * SECOND, Readings.of(wanted, wanted), desired * TARGET);
    }

    private static int limit(HpaRules rules, String events, int sign, int wanted, int desired) {
        ChangeRate rate = new ChangeRate(rules);
        for (String each : events.isEmpty() ? new String[0] : events.split(" ", -1)) {
            String[] parts = each.split("@", -1);
            rate.changed(
                    NOW - Long.parseLong(parts[1]) * SECOND, sign * Integer.parseInt(parts[0]));
        }
        return rate.limit(NOW, wanted, desired);
    }

    private static List<Policy> policies(
            int pods, int podsSeconds, int percent, int percentSeconds) {
        List<Policy> policies = new ArrayList<>();
        if (pods > 0) {
            policies.add(pods(pods, podsSeconds));
        }
        if (percent > 0) {
            policies.add(percent(percent, percentSeconds));
        }
        return policies;
    }

    private static Policy pods(int pods, int seconds) {
        return new Policy.Pods(pods, seconds * SECOND);
    }

    private static Policy percent(int percent, int seconds) {
        return new Policy.Percent(percent, seconds * SECOND);
    }

    private static Behaviour down(int stabilizationSeconds, Select select, Policy... policies) {
        return new Behaviour(stabilizationSeconds * SECOND, List.of(policies), select, 100);
    }

    private static Hpa hpa(Behaviour up, Behaviour down) {
        return new Hpa(rules(up, down), 0);
    }

    private static HpaRules rules(Behaviour up, Behaviour down) {
        return new HpaRules(1, 2000, metrics(), up, down, 15 * SECOND, 15 * SECOND);
    }

    private static List<HpaMetric> metrics() {
        return List.of(new HpaMetric.ConcurrencyPerReplica(TARGET));
    }
}
