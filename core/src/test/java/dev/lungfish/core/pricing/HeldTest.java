package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HeldTest {

    private static final long LONGEST_MONTH = 31L * 24 * 60 * 60 * 1000;

    @Test
    void isSizeTimesTime() {
        assertThat(new Size(250, 512).over(4)).isEqualTo(new Held(1000, 2048));
    }

    @Test
    void holdsAMonthOfThreeMillionProcessors() {
        assertThat(new Size(1_000_000_000, 1).over(3 * LONGEST_MONTH).cpuMilliMillis())
                .isEqualTo(3_000_000L * 1000 * LONGEST_MONTH);
    }

    @Test
    void failsLoudlyPastThat() {
        Held most = new Held(Long.MAX_VALUE, 0);

        assertThatThrownBy(() -> most.plus(new Held(1, 0))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Size(1, 2).over(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new ReplicaLives(ReplicaRule.EXACT).count(2, Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void neverShrinks() {
        Held earlier = new Held(5, 7);

        assertThat(earlier.plus(new Held(1, 2)).since(earlier)).isEqualTo(new Held(1, 2));
        assertThatThrownBy(() -> earlier.since(new Held(6, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOverbookedLeavesNothing() {
        assertThat(new Held(5, 7).without(new Held(9, 3))).isEqualTo(new Held(0, 4));
    }

    @Test
    void aSizeIsSomething() {
        assertThatThrownBy(() -> new Size(0, 512))
                .hasMessage("a size has at least 0.001 vCPU and 1 MB, not 0 millis and 512 MB");
    }
}
