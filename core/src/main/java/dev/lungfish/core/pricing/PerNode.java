package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whole nodes are paid for, and the cluster that manages them. Each service pays for the part of the nodes that its replicas hold; the
/// rest, which nobody holds, is idle capacity.
///
/// How much of a node a vCPU is, and how much a gigabyte, follows from the ratio of two base prices, scaled so that a whole node comes to
/// its own price (OpenCost specification, appendix A). All nodes are one pool: a replica costs the same on whichever of them it runs.
///
/// @param types the nodes on offer
/// @param clusterEach what the cluster's management costs for a millisecond
/// @param base the base prices, of which only the ratio matters
public record PerNode(List<Type> types, Money clusterEach, ResourcePrices base)
        implements ContainerPrices {

    /// A kind of node.
    ///
    /// @param size what replicas may hold of it
    /// @param each its price for a millisecond
    /// @param mostPods how many replicas it may hold, whatever their size
    public record Type(
            String name, Architecture architecture, Size size, Money each, int mostPods) {

        public Type {
            if (mostPods < 1) {
                throw new IllegalArgumentException(
                        "a node holds at least one pod, unlike '%s'".formatted(name));
            }
        }

        /// A kind of node that holds as many replicas as fit.
        public Type(String name, Architecture architecture, Size size, Money each) {
            this(name, architecture, size, each, Integer.MAX_VALUE);
        }

        /// How many of this type are as large as such a node.
        private int needed(Size node) {
            return Math.max(
                    Math.ceilDiv(node.cpuMillis(), size.cpuMillis()),
                    Math.ceilDiv(node.megabytes(), size.megabytes()));
        }
    }

    public PerNode {
        types = List.copyOf(types);
        for (Architecture architecture : Architecture.values()) {
            if (types.stream().noneMatch(type -> type.architecture() == architecture)) {
                throw new IllegalArgumentException(
                        "there is no type of node for " + architecture.wireName());
            }
        }
        if (base.cpuEach().compareTo(Money.ZERO) == 0
                || base.memoryEach().compareTo(Money.ZERO) == 0) {
            throw new IllegalArgumentException("a base price is more than nothing");
        }
    }

    /// The type of this name.
    public Optional<Type> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /// The price of a node for a millisecond: the cheapest type that is as large; where none is, as few as possible together.
    public Money each(Architecture architecture, Size node) {
        Type type =
                types.stream()
                        .filter(one -> one.architecture() == architecture)
                        .min(
                                Comparator.comparingInt((Type one) -> one.needed(node))
                                        .thenComparing(Type::each))
                        .orElseThrow();
        return type.each().times(type.needed(node));
    }

    @Override
    public ContainerStatement statement(ContainerUsage usage) {
        SortedMap<String, Money> weights = new TreeMap<>();
        usage.services()
                .keySet()
                .forEach(service -> weights.put(service, base.of(usage.held(service))));
        Money idleWeight = base.of(usage.capacity().without(usage.held()));
        List<Money> all = new ArrayList<>(weights.values());
        all.add(idleWeight);
        List<Money> parts = cost(usage.nodes()).inProportion(all);
        SortedMap<String, Money> held = new TreeMap<>();
        weights.keySet().forEach(service -> held.put(service, parts.get(held.size())));
        return ContainerStatement.shared(
                held, weights, parts.getLast(), clusterEach.times(usage.clusterMillis()));
    }

    private Money cost(List<ContainerUsage.Nodes> nodes) {
        return nodes.stream()
                .map(one -> each(one.architecture(), one.size()).times(one.heldMillis()))
                .reduce(Money.ZERO, Money::plus);
    }
}
