package dev.lungfish.core.scaling;

import static dev.lungfish.core.scaling.Readings.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers are those of the cases of Knative's own `autoscaler_test.go`, which are named in comments. There a stable
/// window is 60 s, the panic threshold 2, and one decision goes at most tenfold up or down.
class KpaTest {

    /// TestAutoscalerScale: NoDataAtZero, StableModeUnlimitedTBC, 0TBC, StableModeNoChange,
    /// StableModeNoChangeAlreadyScaled, PanicModeDoublePodCount; and RateLimitScaleUp, RateLimitScaleDown, UseOnePodAsMinimum, NoTrafficScaleToZero.
    @ParameterizedTest
    @CsvSource({
        "10, 1, 0, 0, 0",
        "181, 1, 21000, 26000, 1",
        "10, 1, 50000, 49000, 5",
        "10, 1, 50000, 50000, 5",
        "10, 5, 50000, 50000, 5",
        "10, 1, 50000, 100000, 10",
        "10, 1, 1000000, 1001000, 10",
        "10, 10, 1000000, 1001000, 100",
        "10, 100, 1000, 1000, 10",
        "10, 10, 1000, 1000, 1",
        "10, 0, 1000000, 888000, 10",
        "10, 1, 1000, 0, 1"
    })
    void oneDecision(int target, int ready, long stableMilli, long burstMilli, int expected) {
        assertThat(kpa(target).decide(0, Readings.of(ready, ready), stableMilli, burstMilli))
                .isEqualTo(expected);
    }

    /// StableModeIncreaseWithSmallScaleUpRate and StableModeDecreaseWithSmallScaleDownRate, with a rate of 1.1.
    @Test
    void aSmallRateStillMovesByOne() {
        assertThat(new Kpa(rules(1, 1100, 10_000), 1, 0).decide(0, Readings.of(2, 2), 3000, 3100))
                .isEqualTo(3);
        assertThat(
                        new Kpa(rules(10, 10_000, 1100), 1, 0)
                                .decide(0, Readings.of(100, 100), 1000, 1000))
                .isEqualTo(90);
    }

    /// StableModeIncreaseWithConcurrencyDefault and StableModeDecrease.
    @Test
    void theStableWindowLeadsWithoutABurst() {
        Kpa up = kpa(10);
        assertThat(up.decide(0, Readings.of(1, 1), 50_000, 10_000)).isEqualTo(5);
        assertThat(up.decide(0, Readings.of(1, 1), 100_000, 10_000)).isEqualTo(10);
        assertThat(up.panics()).isFalse();

        Kpa down = kpa(10);
        assertThat(down.decide(0, Readings.of(8, 8), 100_000, 100_000)).isEqualTo(10);
        assertThat(down.decide(0, Readings.of(10, 8), 50_000, 50_000)).isEqualTo(5);
    }

    /// UnpanicAfterSlowIncrease.
    @Test
    void panicEndsAfterAStableWindowWithoutABurst() {
        Kpa kpa = kpa(1);
        assertThat(kpa.decide(0, Readings.of(10, 10), 11_000, 25_000)).isEqualTo(25);
        assertThat(kpa.decide(30 * SECOND, Readings.of(25, 40), 30_000, 41_000)).isEqualTo(41);
        assertThat(kpa.panics()).isTrue();
        assertThat(kpa.decide(62 * SECOND, Readings.of(41, 55), 50_000, 56_000)).isEqualTo(50);
        assertThat(kpa.panics()).isFalse();
    }

    /// ExtendPanicWindow.
    @Test
    void anotherBurstExtendsThePanic() {
        Kpa kpa = kpa(1);
        assertThat(kpa.decide(0, Readings.of(10, 10), 11_000, 25_000)).isEqualTo(25);
        assertThat(kpa.decide(30 * SECOND, Readings.of(25, 40), 30_000, 80_000)).isEqualTo(80);
        kpa.decide(90 * SECOND, Readings.of(80, 80), 30_000, 30_000);
        assertThat(kpa.panics()).isTrue();
        kpa.decide(90 * SECOND + 1, Readings.of(80, 80), 30_000, 30_000);
        assertThat(kpa.panics()).isFalse();
    }

    /// PanicThenUnPanicScaleDown.
    @Test
    void inPanicItNeverGoesDown() {
        Kpa kpa = kpa(10);
        assertThat(kpa.decide(0, Readings.of(1, 1), 100_000, 100_000)).isEqualTo(10);
        assertThat(kpa.decide(0, Readings.of(10, 10), 100_000, 1_000_000)).isEqualTo(100);
        assertThat(kpa.decide(30 * SECOND, Readings.of(100, 10), 1000, 1000)).isEqualTo(100);
        assertThat(kpa.decide(61 * SECOND, Readings.of(100, 10), 1000, 1000)).isEqualTo(1);
    }

    /// PanicModeExponentialTrackAndStabilize.
    @Test
    void aGrowingBurstIsFollowed() {
        Kpa kpa = kpa(1);
        int ready = 1;
        for (int load = 6; load <= 1296; load *= 6) {
            assertThat(kpa.decide(SECOND, Readings.of(ready, ready), load * 1000L, load * 1000L))
                    .isEqualTo(load);
            ready = load;
        }
        assertThat(kpa.decide(2 * SECOND, Readings.of(1296, 1296), 1_296_000, 1_296_000))
                .isEqualTo(1296);
    }

    /// TestAutoscalerScale: PanicStableLargerThanPanic and PanicStableLessThanPanic.
    @Test
    void inPanicTheLargerWindowCounts() {
        assertThat(
                        new Kpa(rules(1, 10_000, 10_000), 5, -5 * SECOND)
                                .decide(0, Readings.of(5, 5), 50_000, 30_000))
                .isEqualTo(50);
        assertThat(
                        new Kpa(rules(1, 10_000, 10_000), 5, -5 * SECOND)
                                .decide(0, Readings.of(5, 5), 20_000, 30_000))
                .isEqualTo(30);
    }

    /// StartInPanicMode.
    @Test
    void itStartsInPanicWithMoreThanOneReplica() {
        KpaRules rules = KpaRules.knative(1, 10, 100);

        assertThat(new Kpa(rules, 0, 0).panics()).isFalse();
        assertThat(new Kpa(rules, 1, 0).panics()).isFalse();
        assertThat(new Kpa(rules, 2, 0).panics()).isTrue();
    }

    @Test
    void whatStartsIsNotDroppedInPanic() {
        Kpa kpa = kpa(1);

        assertThat(kpa.decide(0, Readings.of(60, 10), 11_000, 25_000)).isEqualTo(60);
    }

    @Test
    void theBoundsHoldInPanicToo() {
        Kpa kpa = new Kpa(KpaRules.knative(2, 5, 10), 1, 0);

        assertThat(kpa.decide(0, Readings.of(2, 2), 0, 0)).isEqualTo(2);
        assertThat(kpa.decide(0, Readings.of(2, 2), 0, 900_000)).isEqualTo(5);
    }

    /// Ten slots at 70 % are seven requests for each replica; a burst shows in six seconds.
    @Test
    void itFollowsTheRequestsInFlight() {
        Kpa kpa = new Kpa(KpaRules.knative(1, 100, 10), 1, 0);
        Concurrency load = new Concurrency(0, 60 * SECOND, SECOND);
        load.change(0, 7);

        assertThat(kpa.wanted(60 * SECOND, new Reading(1, 1, load))).isEqualTo(1);
        assertThat(kpa.nextNanos()).isEqualTo(62 * SECOND);
        load.change(60 * SECOND, 70);
        assertThat(kpa.wanted(61 * SECOND, new Reading(1, 1, load))).isEqualTo(1);
        assertThat(kpa.wanted(62 * SECOND, new Reading(1, 1, load)))
                .as("2 s of 70 and 4 s of 7: 28 in the mean")
                .isEqualTo(4);
        assertThat(kpa.panics()).isTrue();
        assertThat(kpa.wanted(66 * SECOND, new Reading(4, 4, load))).isEqualTo(10);
    }

    @Test
    void withAMinimumOfNoneItGoesToNoneAndBackAtOnce() {
        Kpa kpa = new Kpa(KpaRules.knative(0, 100, 10), 1, 0);
        Concurrency load = new Concurrency(0, 60 * SECOND, SECOND);
        assertThat(kpa.wanted(60 * SECOND, new Reading(1, 1, load))).isZero();

        load.change(60 * SECOND, 1);
        assertThat(kpa.wanted(60 * SECOND + 1, new Reading(0, 0, load))).isEqualTo(1);
    }

    private static Kpa kpa(int target) {
        return new Kpa(rules(target, 10_000, 10_000), 1, 0);
    }

    private static KpaRules rules(int target, int upPermille, int downPermille) {
        return new KpaRules(
                0,
                100_000,
                target,
                1000,
                60 * SECOND,
                100,
                2000,
                upPermille,
                downPermille,
                2 * SECOND);
    }
}
