package dev.lungfish.simulator.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MONDAY = 4 * DAY;
    private static final Offset<Double> DIGITS = Offset.offset(1e-9);

    private final WeekClock utc = new WeekClock(MONDAY, ZoneOffset.UTC);
    private final WeekClock east = new WeekClock(MONDAY, ZoneOffset.ofHoursMinutes(5, 30));

    @Test
    void aClockTellsDayAndHour() {
        assertThat(utc.hour(MONDAY + 90 * MINUTE)).isEqualTo(1.5, DIGITS);
        assertThat(utc.hour(MONDAY - HOUR)).isEqualTo(23, DIGITS);
        assertThat(east.hour(MONDAY + 90 * MINUTE)).isEqualTo(7, DIGITS);
        assertThat(utc.isWeekday(MONDAY)).isTrue();
        assertThat(utc.isWeekday(MONDAY - 1)).isFalse();
        assertThat(east.isWeekday(MONDAY - 1)).isTrue();
        assertThat(utc.isWeekday(MONDAY + 5 * DAY - 1)).isTrue();
        assertThat(utc.isWeekday(MONDAY + 5 * DAY)).isFalse();
        assertThat(utc.isWeekday(MONDAY + 702 * DAY)).isTrue();
    }

    @Test
    void businessIsDoneOnWeekdaysInTheDaytime() {
        Rate rate = new BusinessHours(utc, 9, 17.5, 0.1);
        assertThat(rate.perSecond(MONDAY + 9 * HOUR - 1)).isEqualTo(0.1);
        assertThat(rate.perSecond(MONDAY + 9 * HOUR)).isEqualTo(1);
        assertThat(rate.perSecond(MONDAY + 17 * HOUR + 29 * MINUTE)).isEqualTo(1);
        assertThat(rate.perSecond(MONDAY + 17 * HOUR + 30 * MINUTE)).isEqualTo(0.1);
        assertThat(rate.perSecond(MONDAY + 5 * DAY + 12 * HOUR)).isEqualTo(0.1);
        assertThat(new BusinessHours(east, 9, 17.5, 0.1).perSecond(MONDAY + 4 * HOUR)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new BusinessHours(utc, 9, 25, 0));
    }

    @Test
    void aDayHasItsPeakAndItsMean() {
        Rate rate = new DailyCurve(utc, 15, 0.6);
        assertThat(rate.perSecond(MONDAY + 15 * HOUR)).isEqualTo(1.6, DIGITS);
        assertThat(rate.perSecond(MONDAY + 3 * HOUR)).isEqualTo(0.4, DIGITS);
        double sum = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            sum += rate.perSecond(MONDAY + minute * MINUTE);
        }
        assertThat(sum / (24 * 60)).isEqualTo(1, DIGITS);
    }

    @Test
    void growthMultiplies() {
        Rate rate = new Growth(MONDAY, 1.1, 30 * DAY);
        assertThat(rate.perSecond(MONDAY)).isEqualTo(1);
        assertThat(rate.perSecond(MONDAY + 30 * DAY)).isEqualTo(1.1, DIGITS);
        assertThat(rate.perSecond(MONDAY + 60 * DAY)).isEqualTo(1.21, DIGITS);
        assertThat(rate.perSecond(MONDAY - 30 * DAY)).isEqualTo(1 / 1.1, DIGITS);
    }

    @Test
    void aCrowdComesStaysAndGoes() {
        Rate rate = new FlashCrowd(HOUR, 10 * MINUTE, HOUR, 5 * MINUTE, 21);
        assertThat(rate.perSecond(HOUR - 1)).isEqualTo(1);
        assertThat(rate.perSecond(HOUR + 5 * MINUTE)).isEqualTo(11, DIGITS);
        assertThat(rate.perSecond(HOUR + 10 * MINUTE)).isEqualTo(21);
        assertThat(rate.perSecond(2 * HOUR + 10 * MINUTE)).isEqualTo(21);
        assertThat(rate.perSecond(2 * HOUR + 15 * MINUTE)).isEqualTo(11, DIGITS);
        assertThat(rate.perSecond(2 * HOUR + 20 * MINUTE)).isEqualTo(6, DIGITS);
        assertThat(new FlashCrowd(HOUR, 0, 0, 1, 3).perSecond(HOUR)).isEqualTo(3);
    }

    @Test
    void ratesAreMultipliedAndAdded() {
        Rate rate =
                Rate.steady(20)
                        .times(new DailyCurve(utc, 15, 0.5))
                        .times(new FlashCrowd(MONDAY + 15 * HOUR, 0, HOUR, HOUR, 2))
                        .plus(Rate.steady(3));
        assertThat(rate.perSecond(MONDAY + 15 * HOUR)).isEqualTo(63, DIGITS);
        assertThat(rate.perSecond(MONDAY + 3 * HOUR)).isEqualTo(13, DIGITS);
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.steady(-1));
    }
}
