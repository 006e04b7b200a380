package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadyBaseTest {

    private static final long MINUTE = 60 * SECOND;

    private final SteadyBaseRules rules = SteadyBaseRules.of(0, 10, 4);
    private final Levels levels = rules.levels(0);
    private final SteadyBase base = new SteadyBase(rules, levels, 0);

    @Test
    void aReplicaPaysFromTheBreakEvenOn() {
        for (int second = 0; second < 600; second += 100) {
            levels.change(second * SECOND, 5);
            levels.change((second + 45) * SECOND, 4);
        }

        assertThat(settle(10 * MINUTE, 0)).isEqualTo(2);
    }

    @Test
    void belowTheBreakEvenItDoesNotPay() {
        for (int second = 0; second < 600; second += 100) {
            levels.change(second * SECOND, 5);
            levels.change((second + 44) * SECOND, 4);
        }

        assertThat(settle(10 * MINUTE, 0)).isEqualTo(1);
    }

    @Test
    void peaksAreLeftToOnDemand() {
        levels.change(0, 8);
        levels.change(9 * MINUTE, 40);

        assertThat(settle(10 * MINUTE, 0)).isEqualTo(2);
    }

    @Test
    void nothingChangesBeforeHalfOfTheWindowWasSeen() {
        levels.change(0, 40);

        assertThat(ask(5 * MINUTE - 1, 0)).isZero();
        assertThat(ask(5 * MINUTE - 1 + rules.stepNanos(), 0)).isEqualTo(1);
        SteadyBase withReplicas = new SteadyBase(rules, rules.levels(0), 0);
        assertThat(withReplicas.wanted(0, Readings.of(3, 3))).isEqualTo(3);
    }

    @Test
    void itTakesOneStepAtATimeBothWays() {
        levels.change(0, 12);
        assertThat(ask(10 * MINUTE, 0)).isEqualTo(1);
        assertThat(ask(10 * MINUTE + 1, 1)).isEqualTo(1);
        assertThat(base.nextNanos()).isEqualTo(10 * MINUTE + 30 * SECOND);
        assertThat(ask(10 * MINUTE + 30 * SECOND, 1)).isEqualTo(2);
        assertThat(settle(11 * MINUTE, 2)).isEqualTo(3);

        levels.change(20 * MINUTE, 0);
        assertThat(ask(40 * MINUTE, 3)).isEqualTo(2);
        assertThat(ask(40 * MINUTE + 29 * SECOND, 2)).isEqualTo(2);
        assertThat(settle(41 * MINUTE, 2)).isZero();
    }

    @Test
    void itStaysWithinItsBoundsAndReturnsToThemAtOnce() {
        SteadyBaseRules bounded = SteadyBaseRules.of(2, 3, 1);
        Levels many = bounded.levels(0);
        SteadyBase base = new SteadyBase(bounded, many, 0);

        assertThat(base.wanted(0, Readings.of(0, 0))).isEqualTo(2);
        assertThat(base.wanted(0, Readings.of(9, 9))).isEqualTo(3);
        many.change(0, 100);
        assertThat(base.wanted(10 * MINUTE, Readings.of(3, 3))).isEqualTo(3);
        many.change(10 * MINUTE, 0);
        assertThat(base.wanted(30 * MINUTE, Readings.of(2, 2))).isEqualTo(2);
    }

    private int ask(long nowNanos, int wanted) {
        return base.wanted(nowNanos, Readings.of(wanted, wanted));
    }

    /// Where it ends if time stood still.
    private int settle(long nowNanos, int wanted) {
        int now = wanted;
        for (int step = 0; step < 20; step++) {
            SteadyBase next = new SteadyBase(rules, levels, nowNanos);
            now = next.wanted(nowNanos, Readings.of(now, now));
        }
        return now;
    }
}
