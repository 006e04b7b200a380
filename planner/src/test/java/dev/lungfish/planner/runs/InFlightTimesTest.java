package dev.lungfish.planner.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// One request from 0 to 8 s, a second one from 2 to 3 s, ten seconds in all.
class InFlightTimesTest {

    private static final long SECOND = 1_000_000_000L;

    private static InFlightTimes levels() {
        InFlightTimes levels = new InFlightTimes();
        levels.change(0, 1);
        levels.met();
        levels.change(2 * SECOND, 1);
        levels.met();
        levels.change(3 * SECOND, -1);
        levels.change(8 * SECOND, -1);
        levels.change(10 * SECOND, 0);
        return levels;
    }

    @Test
    void theFirstEnvironmentIsBusyMostOfTheTime() {
        assertThat(levels().busierThan(0.05)).isEqualTo(2);
        assertThat(levels().busierThan(0.6)).isEqualTo(1);
        assertThat(levels().busierThan(0.9)).isZero();
    }

    @Test
    void halfOfTheRequestsNeedTheSecond() {
        assertThat(levels().enoughFor(0.4)).isEqualTo(2);
        assertThat(levels().enoughFor(0.5)).isEqualTo(1);
        assertThat(levels().enoughFor(1)).isZero();
    }
}
