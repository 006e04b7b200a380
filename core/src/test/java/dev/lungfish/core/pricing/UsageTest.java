package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageTest {

    private static final BillingRule AWS = new BillingRule(1, true, 512, 300_000);

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "0, 1000000, 1",
        "0, 1000001, 2",
        "514300000, 900000000000, 900515",
        "134500000, 3694940000, 3830",
        "400000, 600000, 1",
    })
    void initAndHandlerAreRoundedUpTogether(long initNanos, long handlerNanos, long billedMillis) {
        assertThat(AWS.billedMillis(initNanos, handlerNanos)).isEqualTo(billedMillis);
    }

    @Test
    void initIsFreeWhereThePlatformSaysSo() {
        assertThat(new BillingRule(100, false, 0, 1).billedMillis(5_000_000_000L, 1))
                .isEqualTo(100);
    }

    @Test
    void onlyStorageBeyondTheIncludedIsBilled() {
        assertThat(AWS.billedStorageMegabytes(512)).isZero();
        assertThat(AWS.billedStorageMegabytes(10_240)).isEqualTo(9_728);
    }

    @Test
    void provisionedTimeIsRoundedUpToFiveMinutes() {
        assertThat(AWS.provisionedMillis(1)).isEqualTo(300_000);
        assertThat(AWS.provisionedMillis(300_000_000_001L)).isEqualTo(600_000);
    }

    @Test
    void aTallySumsEveryType() {
        UsageTally tally = new UsageTally();
        tally.invocation(128, 10, 3);
        tally.provisionedInvocation(256, 0, 5);
        tally.provisioned(1024, 2, 7);

        assertThat(tally.usage()).isEqualTo(new Usage(2, 128 * 3, 256 * 5, 1024 * 2 * 7, 10 * 3));
        assertThat(tally.usage().since(new Usage(1, 128 * 3, 0, 0, 30)))
                .isEqualTo(new Usage(1, 0, 1280, 14_336, 0));
    }

    @Test
    void sumsThatPassALongFailLoudly() {
        UsageTally tally = new UsageTally();
        tally.provisioned(10_240, 1_000_000, 800_000_000);

        assertThatThrownBy(() -> tally.provisioned(10_240, 1_000_000, 800_000_000))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> tally.provisioned(10_240, 1_000_000, Long.MAX_VALUE / 2))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(
                        () -> new Usage(Long.MAX_VALUE, 0, 0, 0, 0).plus(new Usage(1, 0, 0, 0, 0)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Usage.NONE.since(new Usage(1, 0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMonthOfTheLargestAccountsFits() {
        UsageTally tally = new UsageTally();
        tally.provisioned(10_240, 340_000, 31L * 24 * 60 * 60 * 1000 - 31_000_000);

        assertThat(tally.usage().provisionedConcurrencyMegabyteMillis()).isPositive();
    }

    @Test
    void aStepIsNeverZero() {
        assertThatThrownBy(() -> new BillingRule(0, true, 512, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 ms");
    }
}
