package dev.lungfish.core.pricing;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What containers cost in a month, and who pays how much of it. The shares and what is unassigned sum to the total exactly.
///
/// @param shares by service
/// @param idle the cost of capacity that nobody held
/// @param overhead the cost of managing the cluster
/// @param unassigned so much of both as no service pays, because none held anything
public record ContainerStatement(
        SortedMap<String, Share> shares, Money idle, Money overhead, Money unassigned) {

    /// What one service pays.
    ///
    /// @param held for what its replicas held
    /// @param idle its part of the idle capacity
    /// @param overhead its part of the cluster's management
    public record Share(Money held, Money idle, Money overhead) {

        public static final Share NONE = new Share(Money.ZERO, Money.ZERO, Money.ZERO);

        public Money total() {
            return held.plus(idle).plus(overhead);
        }
    }

    public ContainerStatement {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /// What replicas cost, with what is shared divided among their services in proportion to the weights.
    ///
    /// @param weights of the same services
    static ContainerStatement shared(
            SortedMap<String, Money> held,
            SortedMap<String, Money> weights,
            Money idle,
            Money overhead) {
        if (weights.values().stream().allMatch(Money.ZERO::equals)) {
            return unassigned(held, idle, overhead);
        }
        List<Money> all = List.copyOf(weights.values());
        List<Money> idles = idle.inProportion(all);
        List<Money> overheads = overhead.inProportion(all);
        SortedMap<String, Share> shares = new TreeMap<>();
        held.forEach(
                (service, cost) -> {
                    int i = shares.size();
                    shares.put(service, new Share(cost, idles.get(i), overheads.get(i)));
                });
        return new ContainerStatement(shares, idle, overhead, Money.ZERO);
    }

    private static ContainerStatement unassigned(
            SortedMap<String, Money> held, Money idle, Money overhead) {
        SortedMap<String, Share> shares = new TreeMap<>();
        held.forEach(
                (service, cost) -> shares.put(service, new Share(cost, Money.ZERO, Money.ZERO)));
        return new ContainerStatement(shares, idle, overhead, idle.plus(overhead));
    }

    /// What replicas cost, without idle capacity and overhead.
    public Money held() {
        return shares.values().stream().map(Share::held).reduce(Money.ZERO, Money::plus);
    }

    /// Everything together.
    public Money total() {
        return held().plus(idle).plus(overhead);
    }
}
