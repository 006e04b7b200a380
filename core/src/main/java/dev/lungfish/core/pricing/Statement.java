package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A month's bill and each service's share of it.
///
/// Price tiers and the free tier hold for the account, not for a service, so a service pays its part of each amount in proportion to
/// its usage. The shares sum to the bill's total exactly.
public record Statement(Bill bill, SortedMap<String, Money> shares) {

    public Statement {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /// The statement of a month's usage by service.
    public static Statement of(
            PriceList prices, FreeTier free, SortedMap<String, Map<Architecture, Usage>> usage) {
        Bill bill = Bill.of(prices, free, together(usage));
        SortedMap<String, Money> shares = new TreeMap<>();
        usage.keySet().forEach(service -> shares.put(service, Money.ZERO));
        for (Architecture architecture : Architecture.values()) {
            for (UsageType type : UsageType.values()) {
                share(bill.amount(architecture, type), architecture, type, usage, shares);
            }
        }
        return new Statement(bill, shares);
    }

    private static Map<Architecture, Usage> together(
            SortedMap<String, Map<Architecture, Usage>> usage) {
        Map<Architecture, Usage> sums = new EnumMap<>(Architecture.class);
        usage.values().forEach(one -> one.forEach((a, used) -> sums.merge(a, used, Usage::plus)));
        return sums;
    }

    private static void share(
            Money amount,
            Architecture architecture,
            UsageType type,
            SortedMap<String, Map<Architecture, Usage>> usage,
            SortedMap<String, Money> shares) {
        List<String> services = List.copyOf(usage.keySet());
        List<Long> weights =
                usage.values().stream()
                        .map(one -> one.getOrDefault(architecture, Usage.NONE).of(type))
                        .toList();
        List<Money> parts = amount.split(weights);
        for (int i = 0; i < services.size(); i++) {
            shares.merge(services.get(i), parts.get(i), Money::plus);
        }
    }
}
