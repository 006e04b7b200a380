package dev.lungfish.server.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.meter.HeldUsage.NodeKey;
import dev.lungfish.server.meter.HeldUsage.ReplicaKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class HeldMeterTest {

    private static final Architecture X86 = Architecture.X86_64;
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final long LAST_OF_AUGUST = millis("2026-08-31T23:59:59.999Z");
    private static final long FIRST_OF_SEPTEMBER = millis("2026-09-01T00:00:00Z");
    private static final Size SMALL = new Size(250, 512);
    private static final ReplicaKey ORDERS = new ReplicaKey("orders", X86, SMALL);

    private final MemoryHeldStore store = new MemoryHeldStore();
    private final HeldMeter meter = new HeldMeter(store, new ReplicaRule(1000, 60_000));

    @Test
    void addsWhatIsHeldInTheMonthOfTheReading() {
        meter.read(reading(orders(2)), 1000, LAST_OF_AUGUST);
        meter.read(reading(orders(3)), 1500, FIRST_OF_SEPTEMBER);

        assertThat(meter.usage(AUGUST).replicas())
                .containsExactly(Map.entry(ORDERS, new ReplicaTime(2000, 120_000, 2)));
        assertThat(meter.usage(SEPTEMBER).replicas())
                .containsExactly(Map.entry(ORDERS, new ReplicaTime(4500, 60_000, 1)));
    }

    @Test
    void fleetsOfAServiceThatAreAlikeAreCountedTogether() {
        meter.read(reading(orders(1), orders(2), orders(0)), 1000, LAST_OF_AUGUST);

        assertThat(meter.usage(AUGUST).replicas())
                .containsExactly(Map.entry(ORDERS, new ReplicaTime(3000, 180_000, 3)));
    }

    @Test
    void aReplicaOfAnotherSizeIsAnotherReplica() {
        meter.read(reading(orders(1)), 1000, LAST_OF_AUGUST);
        meter.read(reading(new HeldReplicas("orders", X86, 1, 500, 512)), 1000, LAST_OF_AUGUST);
        meter.read(reading(orders(1)), 1000, LAST_OF_AUGUST);

        assertThat(meter.usage(AUGUST).replicas())
                .containsEntry(ORDERS, new ReplicaTime(2000, 120_000, 2))
                .containsEntry(
                        new ReplicaKey("orders", X86, new Size(500, 512)),
                        new ReplicaTime(1000, 60_000, 1));
    }

    @Test
    void nodesAndTimeAreMeteredWhetherUsedOrNot() {
        HeldNode node = new HeldNode(X86, 2000, 4096, 2);
        meter.read(new HeldReading(List.of(), List.of(node), Set.of("idle")), 700, LAST_OF_AUGUST);
        meter.read(new HeldReading(List.of(), List.of(), Set.of("idle")), 300, LAST_OF_AUGUST);

        assertThat(meter.usage(AUGUST))
                .isEqualTo(
                        new HeldUsage(
                                Map.of(),
                                Map.of(new NodeKey(X86, new Size(2000, 4096)), 1400L),
                                Map.of("idle", 1000L),
                                1000,
                                700));
    }

    @Test
    void whatIsBilledDoesNotDependOnWhenItWasStored() {
        HeldMeter unflushed = new HeldMeter(new MemoryHeldStore(), new ReplicaRule(1000, 60_000));
        for (int i = 0; i < 100; i++) {
            HeldReading reading = reading(orders(i % 4));
            meter.read(reading, 1000 + i, LAST_OF_AUGUST);
            unflushed.read(reading, 1000 + i, LAST_OF_AUGUST);
            if (i % 7 == 0) {
                meter.flush();
            } else if (i % 5 == 0) {
                meter.flushDue();
            }
            assertThat(meter.usage(AUGUST)).isEqualTo(unflushed.usage(AUGUST));
        }
    }

    @Test
    void whatCostsMoneyIsStoredAtOnceAndTimeOnceAMinute() {
        HeldReading nothing = new HeldReading(List.of(), List.of(), Set.of("idle"));
        meter.read(nothing, 59_999, LAST_OF_AUGUST);
        meter.flushDue();
        assertThat(store.additions()).isZero();

        meter.read(reading(orders(1)), 0, LAST_OF_AUGUST);
        meter.read(reading(orders(1)), 1, LAST_OF_AUGUST);
        meter.flushDue();
        assertThat(store.additions()).isEqualTo(1);
        assertThat(store.held(AUGUST).serviceMillis())
                .isEqualTo(Map.of("idle", 59_999L, "orders", 1L));

        meter.read(nothing, 59_999, LAST_OF_AUGUST);
        meter.read(reading(orders(1)), 0, LAST_OF_AUGUST);
        meter.flushDue();
        assertThat(store.held(AUGUST).platformMillis()).isEqualTo(60_000);
        assertThat(store.held(AUGUST).replicas().get(ORDERS))
                .isEqualTo(new ReplicaTime(1, 60_000, 2));
        meter.flush();
        assertThat(store.held(AUGUST)).isEqualTo(meter.usage(AUGUST));
    }

    @Test
    void aFailedStoreLosesNothingAndCountsNothingTwice() {
        meter.read(reading(orders(1)), 1000, LAST_OF_AUGUST);
        store.fail(true);
        assertThatThrownBy(meter::flush).hasMessage("the disk is full");
        meter.read(reading(orders(1)), 1000, LAST_OF_AUGUST);
        store.fail(false);
        meter.flush();
        meter.flush();

        assertThat(store.additions()).isEqualTo(1);
        assertThat(store.held(AUGUST).replicas())
                .containsExactly(Map.entry(ORDERS, new ReplicaTime(2000, 60_000, 1)));
    }

    @Test
    void theTimeBetweenReadingsIsWhatHasPassed() {
        ReplicaMeter replicas = new ReplicaMeter(meter, sources(), 5_000_000_000L);
        replicas.read(5_000_999_999L, LAST_OF_AUGUST);
        assertThat(meter.usage(AUGUST).platformMillis()).isZero();
        replicas.read(6_500_500_000L, LAST_OF_AUGUST);
        assertThat(meter.usage(AUGUST).platformMillis()).isEqualTo(1500);
        replicas.read(6_501_000_000L, LAST_OF_AUGUST);
        assertThat(meter.usage(AUGUST).replicas())
                .containsExactly(Map.entry(ORDERS, new ReplicaTime(1501, 60_000, 1)));
    }

    @Test
    void metersByItselfAndALastTimeWhenItIsClosed() {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(LAST_OF_AUGUST));
        try (var _ = ReplicaMeter.start(meter, sources(), clock)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !store.held(AUGUST).replicas().isEmpty());
        }

        assertThat(store.held(AUGUST)).isEqualTo(meter.usage(AUGUST));
        assertThat(store.held(AUGUST).platformMillis()).isPositive();
    }

    @Test
    void whatCannotBeHeldIsRefused() {
        assertThatThrownBy(() -> orders(-1)).hasMessage("orders cannot have -1 replicas");
        assertThatThrownBy(() -> new HeldNode(X86, 1, 1, -1))
                .hasMessage("there cannot be -1 nodes");
    }

    private static ReplicaMeter.Sources sources() {
        return new ReplicaMeter.Sources(() -> List.of(orders(1)), List::of, Set::of);
    }

    private static HeldReplicas orders(int replicas) {
        return new HeldReplicas("orders", X86, replicas, SMALL.cpuMillis(), SMALL.megabytes());
    }

    private static HeldReading reading(HeldReplicas... replicas) {
        return new HeldReading(List.of(replicas), List.of(), Set.of());
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
