package dev.lungfish.core.pricing;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a serverless product costs: by what was used of it, beyond what is included.
///
/// @param tiers the price of one counted unit of each kind; a kind without a price costs nothing
/// @param included how many counted units of a kind an account gets each month before it pays for any
/// @param month what an account pays each month in any case
public record UsePrices(
        Map<UseKind, PriceTiers> tiers, Map<UseKind, Long> included, Money month, UseRule rule) {

    private static final PriceTiers NOTHING = PriceTiers.flat(Money.ZERO);
    private static final long NANOS_PER_UNIT = 1000;

    public UsePrices {
        tiers = copy(tiers);
        included = copy(included);
        if (included.values().stream().anyMatch(units -> units < 0)) {
            throw new IllegalArgumentException("what is included is never negative");
        }
    }

    private static <V> Map<UseKind, V> copy(Map<UseKind, V> values) {
        Map<UseKind, V> copy = new EnumMap<>(UseKind.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }

    /// The price of one kind.
    public PriceTiers of(UseKind kind) {
        return tiers.getOrDefault(kind, NOTHING);
    }

    /// The same for an account that has used up what is included.
    public UsePrices withoutIncluded() {
        return new UsePrices(tiers, Map.of(), month, rule);
    }

    /// How much of one kind is counted.
    ///
    /// @throws ArithmeticException if it passes 2⁶³
    public long units(UseKind kind, Use use) {
        return switch (kind) {
            case REQUESTS -> use.requests();
            case MEMORY -> Math.multiplyExact(time(use), (long) use.size().megabytes());
            case PROCESSORS -> Math.multiplyExact(time(use), (long) use.size().cpuMillis());
            case PROCESSOR_TIME -> Math.ceilDiv(use.cpuNanos(), NANOS_PER_UNIT);
            case STARTS -> Math.multiplyExact(use.starts(), (long) use.size().megabytes());
        };
    }

    private long time(Use use) {
        return rule.billedMillis(use);
    }

    /// What some use costs at every first tier's price, without the month's fee and with nothing included. Unlike a statement it adds
    /// up, so it is what one stretch of time costs.
    public Money atListPrice(Use use) {
        Money sum = Money.ZERO;
        for (UseKind kind : UseKind.values()) {
            sum = sum.plus(of(kind).listPrice().times(units(kind, use)));
        }
        return sum;
    }

    /// What a month's use costs an account that uses nothing else of the product.
    public Money cost(Use use) {
        SortedMap<String, List<Use>> alone = new TreeMap<>();
        alone.put("", List.of(use));
        return statement(alone).total();
    }

    /// What a month's use of one account costs, and who pays how much of it.
    public UseStatement statement(SortedMap<String, List<Use>> uses) {
        SortedMap<String, Money> shares = new TreeMap<>();
        uses.keySet().forEach(service -> shares.put(service, Money.ZERO));
        List<String> services = List.copyOf(uses.keySet());
        for (UseKind kind : UseKind.values()) {
            List<Long> units = uses.values().stream().map(one -> units(kind, one)).toList();
            List<Money> parts = cost(kind, units).split(units);
            for (int i = 0; i < services.size(); i++) {
                shares.merge(services.get(i), parts.get(i), Money::plus);
            }
        }
        return new UseStatement(month, shares);
    }

    private long units(UseKind kind, Collection<Use> uses) {
        return uses.stream().map(use -> units(kind, use)).reduce(0L, Math::addExact);
    }

    private Money cost(UseKind kind, Collection<Long> units) {
        long sum = units.stream().reduce(0L, Math::addExact);
        return of(kind).cost(Math.max(0, sum - included.getOrDefault(kind, 0L)));
    }
}
