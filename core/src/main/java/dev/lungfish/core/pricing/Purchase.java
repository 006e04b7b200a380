package dev.lungfish.core.pricing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A way to pay for nodes: so many percent less than on demand.
///
/// @param percent off the price of every type that `percentByType` does not name
/// @param percentByType off the prices of these types
public record Purchase(String name, int percent, SortedMap<String, Integer> percentByType) {

    /// The price as it is.
    public static final Purchase ON_DEMAND = new Purchase("on-demand", 0, new TreeMap<>());

    private static final int WHOLE = 100;

    public Purchase {
        percentByType = Collections.unmodifiableSortedMap(new TreeMap<>(percentByType));
        requirePercent(percent);
        percentByType.values().forEach(Purchase::requirePercent);
    }

    private static void requirePercent(int percent) {
        if (percent < 0 || percent >= WHOLE) {
            throw new IllegalArgumentException(
                    "a discount is from 0 to 99 percent, not " + percent);
        }
    }

    /// The discount on one type.
    public int percentOf(String type) {
        return percentByType.getOrDefault(type, percent);
    }

    /// The price of one node for a millisecond.
    public Money each(PerNode.Type type) {
        return type.each().times(WHOLE - percentOf(type.name())).averagedOver(WHOLE);
    }

    /// The same nodes at these prices. What manages the cluster costs as much as before.
    public PerNode applied(PerNode nodes) {
        return new PerNode(
                nodes.types().stream().map(this::applied).toList(),
                nodes.clusterEach(),
                nodes.base());
    }

    private PerNode.Type applied(PerNode.Type type) {
        return new PerNode.Type(
                type.name(), type.architecture(), type.size(), each(type), type.mostPods());
    }
}
