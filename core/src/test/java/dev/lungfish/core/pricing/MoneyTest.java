package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0000166667", "0.000015", "0.0000133334", "0.000012", "0.0000106667",
                "0.0000041667", "0.0000097222", "0.0000033334", "0.0000077778", "0.0000000309",
                "0.0000276944", "0.0000036667", "0.0000015046", "0.0001397998"
            })
    void everyPublishedGigabyteSecondPriceIsExactPerMegabyteMillisecond(String price) {
        Money whole = Money.dollars(price);
        long units = Measure.GIGABYTE_SECONDS.countedUnits();

        assertThat(whole.dividedExactlyBy(units).times(units)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.04048", "0.004445", "0.10", "0.60", "0.1008", "0.08976", "0.0225"})
    void everyPublishedHourlyPriceIsExactPerMillisecond(String price) {
        Money whole = Money.dollars(price);

        assertThat(whole.dividedExactlyBy(3_600_000).times(3_600_000)).isEqualTo(whole);
    }

    @Test
    void refusesWhatItCannotHoldExactly() {
        assertThatThrownBy(() -> Money.dollars("1e-31")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.dollars("1").dividedExactlyBy(7))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("7th part");
        assertThatThrownBy(() -> Money.dollars("-0.01"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundsHalfUpWhenAskedTo() {
        assertThat(Money.dollars("1.005").toDollars(2)).isEqualByComparingTo("1.01");
        assertThat(Money.dollars("1.0049999999").toDollars(2)).isEqualByComparingTo("1.00");
        assertThat(Money.dollars("0.0000000005").toNanoDollars()).isEqualTo(1);
        assertThat(Money.dollars("12.5").toNanoDollars()).isEqualTo(12_500_000_000L);
        assertThat(Money.dollars("20.00").toString()).isEqualTo("$20");
    }

    @Test
    void splitsWithoutLosingAQuantum() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Money whole = new Money(new BigInteger(1 + random.nextInt(100), random));
            List<Long> weights =
                    LongStream.generate(() -> random.nextLong(1_000))
                            .limit(1 + random.nextInt(9))
                            .boxed()
                            .toList();
            if (weights.stream().allMatch(w -> w == 0)) {
                continue;
            }
            List<Money> parts = whole.split(weights);

            assertThat(parts.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(whole);
            assertThat(parts).hasSameSizeAs(weights);
            for (int i = 0; i < parts.size(); i++) {
                if (weights.get(i) == 0) {
                    assertThat(parts.get(i)).isEqualTo(Money.ZERO);
                }
            }
        }
    }

    @Test
    void splitsByLargestRemainder() {
        Money five = new Money(BigInteger.valueOf(5));

        assertThat(five.split(List.of(1L, 1L, 1L)))
                .extracting(money -> money.quanta().intValue())
                .containsExactly(2, 2, 1);
        assertThat(Money.ZERO.split(List.of(0L, 0L))).containsExactly(Money.ZERO, Money.ZERO);
        assertThatThrownBy(() -> five.split(List.of(0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
