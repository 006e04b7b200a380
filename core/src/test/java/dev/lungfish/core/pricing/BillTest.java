package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lungfish.core.service.Architecture;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BillTest {

    private static final PriceList PRICES = AwsPrices.list();
    private static final BigDecimal UNITS = BigDecimal.valueOf(1_024_000);

    @Test
    void billsTheExampleOfAwsPricingPage() {
        // Three million requests of 120 ms at 1536 MB on x86: 540,000 GB-s, of which 400,000 are
        // free, as is a million requests.
        FreeTier free = new FreeTier(1_000_000, Measure.GIGABYTE_SECONDS.counted(400_000));
        Usage usage = new Usage(3_000_000, 3_000_000L * 120 * 1536, 0, 0, 0);

        assertThat(bill(free, usage).total().toDollars(2)).isEqualByComparingTo("2.73");
        assertThat(bill(FreeTier.NONE, usage).total().toDollars(2)).isEqualByComparingTo("9.60");
    }

    @Test
    void aMillisecondAtTheSmallestSizeHasItsPrice() {
        Money bill = bill(FreeTier.NONE, new Usage(0, 128, 0, 0, 0)).total();

        assertThat(bill.toDollars(16)).isEqualByComparingTo("0.0000000020833375");
    }

    @ParameterizedTest
    @EnumSource
    void theFirstUnitOverABorderHasTheNextTiersPrice(Architecture architecture) {
        PriceTiers tiers = PRICES.of(architecture, UsageType.DURATION);
        for (int i = 1; i < tiers.tiers().size(); i++) {
            long border = tiers.tiers().get(i).fromUnits();
            Money before = tiers.tiers().get(i - 1).each();
            Money after = tiers.tiers().get(i).each();

            assertThat(tiers.cost(border)).isEqualTo(tiers.cost(border - 1).plus(before));
            assertThat(tiers.cost(border + 1)).isEqualTo(tiers.cost(border).plus(after));
            assertThat(tiers.slices(border)).hasSize(i);
            assertThat(tiers.slices(border + 1)).hasSize(i + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithDecimalArithmetic(Architecture architecture) {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            long units = random.nextLong(1L << random.nextInt(1, 62));
            Money cost = PRICES.of(architecture, UsageType.DURATION).cost(units);

            assertThat(cost).isEqualTo(Money.dollars(decimalCost(architecture, units)));
        }
    }

    private static BigDecimal decimalCost(Architecture architecture, long units) {
        BigDecimal gigabyteSeconds = BigDecimal.valueOf(units).divide(UNITS);
        BigDecimal cost = BigDecimal.ZERO;
        List<AwsPrices.Step> steps = AwsPrices.duration(architecture);
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal from = BigDecimal.valueOf(steps.get(i).fromGigabyteSeconds());
            BigDecimal within = gigabyteSeconds.subtract(from).max(BigDecimal.ZERO);
            if (i + 1 < steps.size()) {
                BigDecimal to = BigDecimal.valueOf(steps.get(i + 1).fromGigabyteSeconds());
                within = within.min(to.subtract(from));
            }
            cost = cost.add(within.multiply(steps.get(i).dollars()));
        }
        return cost;
    }

    @Test
    void howUsageIsCutIntoPartsDoesNotMatter() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Usage whole = Usage.NONE;
            UsageTally apart = new UsageTally();
            UsageTally together = new UsageTally();
            for (int i = random.nextInt(40); i > 0; i--) {
                int memory = random.nextInt(128, 10_241);
                int storage = random.nextInt(9_728);
                long millis = random.nextLong(1, 900_001);
                apart.invocation(memory, storage, millis);
                if (random.nextBoolean()) {
                    whole = whole.plus(apart.usage());
                    apart = new UsageTally();
                }
                together.invocation(memory, storage, millis);
            }
            whole = whole.plus(apart.usage());

            assertThat(whole).isEqualTo(together.usage());
            assertThat(bill(FreeTier.NONE, whole).total())
                    .isEqualTo(bill(FreeTier.NONE, together.usage()).total());
        }
    }

    @Test
    void moreUsageNeverCostsLess() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            Usage less = anyUsage(random);
            Usage more = less.plus(anyUsage(random));
            FreeTier free = new FreeTier(random.nextLong(1 << 20), random.nextLong(1L << 40));

            assertThat(bill(free, more).total()).isGreaterThanOrEqualTo(bill(free, less).total());
            assertThat(bill(free, less).total())
                    .isLessThanOrEqualTo(bill(FreeTier.NONE, less).total());
        }
    }

    @Test
    void listPriceAddsUpAndIsNeverBelowTheBill() {
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            Usage one = anyUsage(random);
            Usage other = anyUsage(random);
            Money together = PRICES.atListPrice(Architecture.ARM64, one.plus(other));

            assertThat(together)
                    .isEqualTo(
                            PRICES.atListPrice(Architecture.ARM64, one)
                                    .plus(PRICES.atListPrice(Architecture.ARM64, other)));
            Bill bill = Bill.of(PRICES, FreeTier.NONE, Map.of(Architecture.ARM64, one.plus(other)));
            assertThat(together).isGreaterThanOrEqualTo(bill.total());
        }
    }

    @Test
    void theFreeTierIsSharedByBothArchitectures() {
        FreeTier free = new FreeTier(100, 0);
        Map<Architecture, Usage> usage = new EnumMap<>(Architecture.class);
        usage.put(Architecture.X86_64, new Usage(70, 0, 0, 0, 0));
        usage.put(Architecture.ARM64, new Usage(70, 0, 0, 0, 0));

        Bill bill = Bill.of(PRICES, free, usage);

        assertThat(bill.lines())
                .extracting(Bill.Line::architecture, Bill.Line::units, l -> l.each().toDollars(7))
                .containsExactly(
                        tuple(Architecture.X86_64, 70L, new BigDecimal("0E-7")),
                        tuple(Architecture.ARM64, 30L, new BigDecimal("0E-7")),
                        tuple(Architecture.ARM64, 40L, new BigDecimal("0.0000002")));
    }

    @Test
    void anArchitectureWithoutPricesIsRefused() {
        PriceList empty = new PriceList(Map.of());

        assertThatThrownBy(
                        () ->
                                Bill.of(
                                        empty,
                                        FreeTier.NONE,
                                        Map.of(Architecture.ARM64, new Usage(1, 0, 0, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arm64");
    }

    private static Usage anyUsage(Random random) {
        return new Usage(
                random.nextLong(1L << 30),
                random.nextLong(1L << random.nextInt(1, 58)),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40));
    }

    private static Bill bill(FreeTier free, Usage x86) {
        return Bill.of(PRICES, free, Map.of(Architecture.X86_64, x86));
    }
}
