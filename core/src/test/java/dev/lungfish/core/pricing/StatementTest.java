package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.service.Architecture;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StatementTest {

    @Test
    void sharesSumToTheBillExactly() {
        Random random = new Random(21);
        for (int round = 0; round < 100; round++) {
            SortedMap<String, Map<Architecture, Usage>> usage = new TreeMap<>();
            for (int service = random.nextInt(1, 12); service > 0; service--) {
                Map<Architecture, Usage> one = new EnumMap<>(Architecture.class);
                for (Architecture architecture : Architecture.values()) {
                    if (random.nextBoolean()) {
                        one.put(architecture, anyUsage(random));
                    }
                }
                usage.put("service-" + service, one);
            }
            FreeTier free = new FreeTier(1_000_000, Measure.GIGABYTE_SECONDS.counted(400_000));

            Statement statement = Statement.of(AwsPrices.list(), free, usage);

            assertThat(statement.shares().keySet()).isEqualTo(usage.keySet());
            assertThat(statement.shares().values().stream().reduce(Money.ZERO, Money::plus))
                    .isEqualTo(statement.bill().total());
        }
    }

    @Test
    void alikeServicesPayAlikeWhateverTierTheyPushedTheAccountInto() {
        Map<Architecture, Usage> one =
                Map.of(Architecture.X86_64, new Usage(0, 6_144_000_000_000_000L, 0, 0, 0));
        SortedMap<String, Map<Architecture, Usage>> usage =
                new TreeMap<>(Map.of("a", one, "b", one));

        Statement statement = Statement.of(AwsPrices.list(), FreeTier.NONE, usage);

        assertThat(statement.shares().get("a")).isEqualTo(statement.shares().get("b"));
        assertThat(statement.bill().total().toDollars(2)).isEqualByComparingTo("190000.20");
    }

    private static Usage anyUsage(Random random) {
        return new Usage(
                random.nextLong(1L << 30),
                random.nextLong(1L << random.nextInt(1, 55)),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40));
    }
}
