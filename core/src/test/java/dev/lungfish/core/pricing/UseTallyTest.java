package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UseTallyTest {

    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0",
        "1, 0, 1, 1",
        "1, 0, 1000001, 2",
        "100, 0, 1, 100",
        "100, 0, 100000000, 100",
        "100, 0, 100000001, 200",
        "100, 1000, 20000000, 1000",
        "100, 1000, 1000000001, 1100",
        "1, 100, 20000000, 100",
    })
    void stretchesAreRounded(long step, long least, long nanos, long billed) {
        UseRule rule = new UseRule(new ReplicaRule(step, least), false, false);

        assertThat(rule.billedMillis(nanos)).isEqualTo(billed);
    }

    @Test
    void eachStretchIsRoundedByItself() {
        UseTally tally = new UseTally(new UseRule(new ReplicaRule(100, 0), true, false));
        tally.start(700 * MILLI + 1);
        tally.busy(20 * MILLI);
        tally.request(3);
        tally.request(4);
        tally.idle(5000 * MILLI);
        tally.busy(120 * MILLI);
        tally.request(5);

        assertThat(tally.use(new Size(500, 256)))
                .isEqualTo(new Use(3, 1, 300, 701, 5000, new Size(500, 256), 12));
    }
}
