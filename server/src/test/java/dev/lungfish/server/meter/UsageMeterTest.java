package dev.lungfish.server.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.PriceTiers;
import dev.lungfish.core.pricing.Statement;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.pricing.UsageType;
import dev.lungfish.core.service.Architecture;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class UsageMeterTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final long LAST_OF_AUGUST = millis("2026-08-31T23:59:59.999Z");
    private static final long FIRST_OF_SEPTEMBER = millis("2026-09-01T00:00:00Z");

    private final MemoryUsageStore store = new MemoryUsageStore();
    private final UsageMeter meter = meter();

    private UsageMeter meter() {
        return new UsageMeter(store, prices(), new BillingRule(1, true, 512, 300_000));
    }

    @Test
    void anInvocationCountsInTheMonthInWhichItEnded() {
        RevisionMeter orders = revision("orders", 128, 512);
        orders.invocation(false, 10, LAST_OF_AUGUST);
        orders.invocation(false, 20, FIRST_OF_SEPTEMBER);
        orders.invocation(false, 30, LAST_OF_AUGUST);

        assertThat(only(AUGUST)).isEqualTo(new Usage(2, 40 * 128, 0, 0, 0));
        assertThat(only(SEPTEMBER)).isEqualTo(new Usage(1, 20 * 128, 0, 0, 0));
    }

    @Test
    void everyTypeIsMetered() {
        RevisionMeter orders = revision("orders", 256, 612);
        orders.invocation(true, 10, LAST_OF_AUGUST);
        orders.provisioned(2 * 300_000, LAST_OF_AUGUST);

        assertThat(only(AUGUST)).isEqualTo(new Usage(1, 0, 2_560, 600_000 * 256, 1_000));
    }

    @Test
    void whatIsBilledDoesNotDependOnWhenItWasStored() {
        RevisionMeter orders = revision("orders", 1024, 512);
        for (int i = 0; i < 100; i++) {
            orders.invocation(false, i, LAST_OF_AUGUST);
            if (i % 7 == 0) {
                Usage before = only(AUGUST);
                meter.flush();
                assertThat(only(AUGUST)).isEqualTo(before);
            }
        }

        assertThat(only(AUGUST)).isEqualTo(new Usage(100, 4_950 * 1024, 0, 0, 0));
    }

    @Test
    void nothingToStoreMeansNoWrite() {
        revision("orders", 1024, 512).invocation(false, 1, LAST_OF_AUGUST);
        meter.flush();
        meter.flush();

        assertThat(store.additions()).isEqualTo(1);
    }

    @Test
    void aFailedStoreLosesNothingAndCountsNothingTwice() {
        RevisionMeter orders = revision("orders", 1024, 512);
        orders.invocation(false, 5, LAST_OF_AUGUST);
        store.fail(true);
        assertThatThrownBy(meter::flush).hasMessage("the disk is full");
        orders.invocation(false, 6, LAST_OF_AUGUST);
        store.fail(false);
        meter.flush();
        meter.flush();

        assertThat(store.usage(AUGUST))
                .extracting(UsageDelta::usage)
                .containsExactly(new Usage(2, 11 * 1024, 0, 0, 0));
    }

    @Test
    void anotherPlatformGoesOnFromTheStore() {
        revision("orders", 1024, 512).invocation(false, 5, LAST_OF_AUGUST);
        meter.flush();

        UsageMeter next = meter();
        next.revision("orders", Architecture.X86_64, 1024, 512, LAST_OF_AUGUST)
                .invocation(false, 6, LAST_OF_AUGUST);

        assertThat(next.usage(AUGUST))
                .extracting(UsageDelta::usage)
                .containsExactly(new Usage(2, 11 * 1024, 0, 0, 0));
        assertThat(next.costsSinceStart().get("orders"))
                .isEqualTo(each().times(6 * 1024).plus(each()));
    }

    @Test
    void theStatementHasEveryServicesShare() {
        revision("orders", 1024, 512).invocation(false, 3_000, LAST_OF_AUGUST);
        revision("orders", 2048, 512).invocation(false, 1_000, LAST_OF_AUGUST);
        revision("stock", 1024, 512).invocation(false, 5_000, LAST_OF_AUGUST);
        meter.flush();
        revision("stock", 1024, 512).invocation(false, 1, FIRST_OF_SEPTEMBER);

        Statement statement = meter.statement(AUGUST, FreeTier.NONE);

        assertThat(statement.shares())
                .containsExactly(
                        Map.entry("orders", each().times(5_000 * 1024 + 2)),
                        Map.entry("stock", each().times(5_000 * 1024 + 1)));
    }

    @Test
    void threadsThatMeterAndFlushAtOnceLoseNothing() throws Exception {
        try (var _ = new MeterFlusher(meter);
                var threads = Executors.newFixedThreadPool(5)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(
                        () -> {
                            RevisionMeter orders = revision("orders", 128, 512);
                            for (int i = 0; i < 50_000; i++) {
                                orders.invocation(
                                        false, 1, i % 2 == 0 ? LAST_OF_AUGUST : FIRST_OF_SEPTEMBER);
                            }
                        });
            }
            threads.execute(
                    () -> {
                        for (int i = 0; i < 200; i++) {
                            meter.flush();
                        }
                    });
        }

        for (YearMonth month : List.of(AUGUST, SEPTEMBER)) {
            assertThat(store.usage(month))
                    .extracting(UsageDelta::usage)
                    .containsExactly(new Usage(100_000, 100_000 * 128, 0, 0, 0));
        }
    }

    @Test
    void theFlusherStoresByItselfAndGoesOnAfterAFailure() {
        store.fail(true);
        revision("orders", 128, 512).invocation(false, 1, LAST_OF_AUGUST);
        try (var _ = new MeterFlusher(meter)) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> store.failures() > 0);
            store.fail(false);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> store.additions() == 1);
        }
    }

    private RevisionMeter revision(String service, int memory, int temporary) {
        return meter.revision(service, Architecture.X86_64, memory, temporary, LAST_OF_AUGUST);
    }

    private Usage only(YearMonth month) {
        List<UsageDelta> usage = meter.usage(month);
        assertThat(usage).hasSize(1);
        return usage.getFirst().usage();
    }

    /// A price of a counted unit that is the same for everything.
    private static Money each() {
        return Money.dollars("0.000001");
    }

    private static PriceList prices() {
        Map<UsageType, PriceTiers> types = new EnumMap<>(UsageType.class);
        for (UsageType type : UsageType.values()) {
            types.put(type, PriceTiers.flat(each()));
        }
        return new PriceList(Map.of(Architecture.X86_64, types));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
