package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class UsePricesTest {

    private static final Size SIZE = new Size(1000, 1024);

    /// Every second dearer by a power of ten, so that a cost tells what was counted.
    private static UsePrices prices(boolean initBilled, boolean idleBilled) {
        return new UsePrices(
                Map.of(
                        UseKind.REQUESTS, each("1000000", UseKind.REQUESTS),
                        UseKind.MEMORY, each("100", UseKind.MEMORY),
                        UseKind.PROCESSORS, each("1000", UseKind.PROCESSORS),
                        UseKind.PROCESSOR_TIME, each("10000", UseKind.PROCESSOR_TIME),
                        UseKind.STARTS, each("100000", UseKind.STARTS)),
                Map.of(),
                Money.ZERO,
                new UseRule(ReplicaRule.EXACT, initBilled, idleBilled));
    }

    private static PriceTiers each(String dollars, UseKind kind) {
        return PriceTiers.flat(
                Money.dollars(dollars).dividedExactlyBy(kind.measure().countedUnits()));
    }

    @Test
    void everyKindHasItsPrice() {
        Use use = new Use(7, 6, 3000, 10_000, 100_000, SIZE, 5_000_000_000L);

        assertThat(prices(false, false).cost(use)).isEqualTo(Money.dollars("653307"));
    }

    @Test
    void startsAndIdleTimeCountWhereTheyAreBilled() {
        Use use = new Use(0, 0, 3000, 10_000, 100_000, SIZE, 0);

        assertThat(prices(true, false).cost(use)).isEqualTo(Money.dollars("14300"));
        assertThat(prices(false, true).cost(use)).isEqualTo(Money.dollars("113300"));
        assertThat(prices(true, true).cost(use)).isEqualTo(Money.dollars("124300"));
    }

    @Test
    void whatIsIncludedIsTakenFromTheWholeAccount() {
        UsePrices prices =
                new UsePrices(
                        Map.of(UseKind.REQUESTS, each("2", UseKind.REQUESTS)),
                        Map.of(UseKind.REQUESTS, 10_000_000L, UseKind.MEMORY, 5L),
                        Money.dollars("5"),
                        new UseRule(ReplicaRule.EXACT, false, false));
        SortedMap<String, List<Use>> uses = new TreeMap<>();
        uses.put("a", List.of(requests(5_000_000), requests(10_000_000)));
        uses.put("b", List.of(requests(5_000_000)));

        UseStatement statement = prices.statement(uses);

        assertThat(statement.total()).isEqualTo(Money.dollars("25"));
        assertThat(statement.shares())
                .containsExactly(
                        Map.entry("a", Money.dollars("15")), Map.entry("b", Money.dollars("5")));
        assertThat(prices.withoutIncluded().statement(uses).total()).isEqualTo(Money.dollars("45"));
        assertThat(prices.cost(requests(10_000_000))).isEqualTo(Money.dollars("5"));
    }

    @Test
    void sharesSumToTheTotalAndAreListPricesWhereNothingIsIncluded() {
        Random random = new Random(31);
        for (int round = 0; round < 100; round++) {
            UsePrices prices = prices(random.nextBoolean(), random.nextBoolean());
            SortedMap<String, List<Use>> uses = new TreeMap<>();
            for (int service = random.nextInt(1, 9); service > 0; service--) {
                uses.put("service-" + service, List.of(anyUse(random), anyUse(random)));
            }

            UseStatement statement = prices.statement(uses);

            uses.forEach(
                    (service, used) ->
                            assertThat(statement.shares().get(service))
                                    .isEqualTo(
                                            used.stream()
                                                    .map(prices::atListPrice)
                                                    .reduce(Money.ZERO, Money::plus)));
            assertThat(statement.total())
                    .isEqualTo(
                            statement.shares().values().stream().reduce(Money.ZERO, Money::plus));
        }
    }

    @Test
    void nothingIsNegative() {
        assertThatThrownBy(() -> new Use(0, 0, 0, -1, 0, SIZE, 0))
                .hasMessage("use is never negative");
    }

    private static Use requests(long count) {
        return new Use(count, 0, 0, 0, 0, SIZE, 0);
    }

    private static Use anyUse(Random random) {
        return new Use(
                random.nextLong(1L << 40),
                random.nextLong(1L << 20),
                random.nextLong(1L << 40),
                random.nextLong(1L << 30),
                random.nextLong(1L << 40),
                new Size(random.nextInt(1, 8000), random.nextInt(1, 32_768)),
                random.nextLong(1L << 60));
    }
}
