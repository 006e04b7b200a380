package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.FreeTier;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceList;
import dev.lungfish.core.pricing.Statement;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Architecture;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Meters all services and bills them. Flushing, which somebody calls once a second ([MeterFlusher]), and billing exclude each other;
/// neither ever holds up metering.
public final class UsageMeter {

    private final UsageStore store;
    private final PriceList prices;
    private final BillingRule rule;
    private final Map<UsageKey, MonthCounters> counters = new ConcurrentHashMap<>();
    private final ReentrantLock storing = new ReentrantLock();

    /// What of each counter is in the store; guarded by `storing`.
    private final Map<UsageKey, Usage> stored = new HashMap<>();

    public UsageMeter(UsageStore store, PriceList prices, BillingRule rule) {
        this.store = store;
        this.prices = prices;
        this.rule = rule;
    }

    /// The meter of a revision.
    ///
    /// @param temporaryMegabytes the size of its `/tmp`
    /// @param epochMillis the time now
    public RevisionMeter revision(
            String service,
            Architecture architecture,
            int memoryMegabytes,
            int temporaryMegabytes,
            long epochMillis) {
        YearMonth month = RevisionMeter.monthOf(epochMillis);
        return new RevisionMeter(
                new UsageKey(service, month, architecture, memoryMegabytes),
                rule.billedStorageMegabytes(temporaryMegabytes),
                key -> counters.computeIfAbsent(key, MonthCounters::new));
    }

    /// Stores what came on top since the last time. If the store fails, nothing is lost: the next flush brings it again.
    ///
    /// @throws RuntimeException as the store does
    public void flush() {
        storing.lock();
        try {
            List<UsageDelta> deltas = unstored();
            if (!deltas.isEmpty()) {
                store.add(deltas);
                deltas.forEach(d -> stored.merge(d.key(), d.usage(), Usage::plus));
            }
        } finally {
            storing.unlock();
        }
    }

    private List<UsageDelta> unstored() {
        List<UsageDelta> deltas = new ArrayList<>();
        counters.forEach(
                (key, month) -> {
                    Usage delta = month.sum().since(stored.getOrDefault(key, Usage.NONE));
                    if (!delta.equals(Usage.NONE)) {
                        deltas.add(new UsageDelta(key, delta));
                    }
                });
        return deltas;
    }

    /// A month's usage by key: what is stored and what is not yet.
    public List<UsageDelta> usage(YearMonth month) {
        storing.lock();
        try {
            Map<UsageKey, Usage> sums = new HashMap<>();
            store.usage(month).forEach(d -> sums.merge(d.key(), d.usage(), Usage::plus));
            unstored().stream()
                    .filter(d -> d.key().month().equals(month))
                    .forEach(d -> sums.merge(d.key(), d.usage(), Usage::plus));
            return sums.entrySet().stream()
                    .map(e -> new UsageDelta(e.getKey(), e.getValue()))
                    .toList();
        } finally {
            storing.unlock();
        }
    }

    /// A month's bill and each service's share of it, up to this moment.
    public Statement statement(YearMonth month, FreeTier free) {
        SortedMap<String, Map<Architecture, Usage>> byService = new TreeMap<>();
        for (UsageDelta sum : usage(month)) {
            byService
                    .computeIfAbsent(sum.key().service(), _ -> new EnumMap<>(Architecture.class))
                    .merge(sum.key().architecture(), sum.usage(), Usage::plus);
        }
        return Statement.of(prices, free, byService);
    }

    /// What each service's usage since the platform started costs at list price: a sum that only grows, for metrics and the live table.
    /// Reads memory alone.
    public SortedMap<String, Money> costsSinceStart() {
        SortedMap<String, Money> costs = new TreeMap<>();
        counters.forEach(
                (key, month) ->
                        costs.merge(
                                key.service(),
                                prices.atListPrice(key.architecture(), month.sum()),
                                Money::plus));
        return costs;
    }
}
