package dev.lungfish.planner.cost;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.Held;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ResourcePrices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Whole nodes are paid for, and the cluster that manages them.
///
/// A service's part is what its replicas hold, and in proportion to it a part of what nobody holds.
///
/// @param pool what nodes can be had
/// @param clusterEach what the cluster costs for a millisecond
/// @param base the prices in whose ratio processors and memory are weighed
/// @param least how many nodes there are as soon as there is any
/// @param packEvery how many steps of the replicas' counts share one packing, at the most replicas in any of them
public record OwnNodes(
        NodePool pool, Money clusterEach, ResourcePrices base, int least, int packEvery)
        implements ContainerPlatform {

    @Override
    public boolean holds(Claim claim) {
        return pool.types().stream().anyMatch(type -> type.shape().couldHold(claim));
    }

    @Override
    public boolean hasNodes(int platform) {
        return true;
    }

    @Override
    public ContainerBill bill(List<Replicas> replicas) {
        int steps = replicas.isEmpty() ? 0 : replicas.getFirst().counts().length;
        NodeType first = pool.bestFor(demands(replicas, 0, steps));
        List<List<NodePool.Demand>> windows = new ArrayList<>();
        for (int from = 0; from < steps; from += packEvery) {
            windows.add(demands(replicas, from, Math.min(steps, from + packEvery)));
        }
        Map<List<NodePool.Demand>, NodePool.Nodes> packed =
                windows.parallelStream()
                        .distinct()
                        .collect(
                                Collectors.toConcurrentMap(
                                        Function.identity(), own -> pool.pack(own, first)));
        return bill(
                replicas,
                windows.stream().map(own -> Objects.requireNonNull(packed.get(own))).toList());
    }

    @Override
    public ContainerBill fixedBill(List<Replicas> replicas) {
        int steps = replicas.isEmpty() ? 0 : replicas.getFirst().counts().length;
        List<NodePool.Demand> most = demands(replicas, 0, steps);
        return bill(
                replicas, steps == 0 ? List.of() : List.of(pool.pack(most, pool.bestFor(most))));
    }

    private static List<NodePool.Demand> demands(List<Replicas> replicas, int from, int to) {
        List<NodePool.Demand> demands = new ArrayList<>();
        for (int service = 0; service < replicas.size(); service++) {
            Replicas own = replicas.get(service);
            int most = 0;
            for (int step = from; step < to; step++) {
                most = Math.max(most, own.counts()[step]);
            }
            if (most > 0) {
                demands.add(new NodePool.Demand(service, own.claim(), most));
            }
        }
        return demands;
    }

    private ContainerBill bill(List<Replicas> replicas, List<NodePool.Nodes> packings) {
        List<Money> overTime = packings.stream().map(this::monthly).toList();
        Money total =
                overTime.isEmpty()
                        ? Money.ZERO
                        : overTime.stream()
                                .reduce(Money.ZERO, Money::plus)
                                .averagedOver(overTime.size());
        return new ContainerBill(
                total,
                parts(replicas, total),
                packings.stream().mapToInt(this::nodes).average().orElse(0),
                packings.stream().mapToInt(this::nodes).max().orElse(0),
                packings.stream()
                        .mapToLong(nodes -> nodes.capacity().cpuMillis())
                        .average()
                        .orElse(0),
                1 - heldShare(packings),
                packings.stream()
                        .flatMap(one -> one.tooLarge().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private int nodes(NodePool.Nodes packed) {
        return packed.nodes() == 0 ? 0 : Math.max(least, packed.nodes());
    }

    /// A cluster without nodes is not there.
    private Money monthly(NodePool.Nodes nodes) {
        if (nodes.nodes() == 0) {
            return Money.ZERO;
        }
        Money unused = pool.cheapest().each().times(Math.max(0, least - nodes.nodes()));
        return nodes.each().plus(unused).plus(clusterEach).times(Month.MILLIS);
    }

    private List<Money> parts(List<Replicas> replicas, Money total) {
        List<Money> weights = replicas.stream().map(this::weight).toList();
        boolean nobody = weights.stream().allMatch(Money.ZERO::equals);
        return nobody ? weights : total.inProportion(weights);
    }

    @Override
    public Money weight(Replicas replicas) {
        long heldMillis = replicas.time().heldMillis();
        return base.of(
                new Held(
                        replicas.claim().cpuMillis() * heldMillis,
                        replicas.claim().megabytes() * heldMillis));
    }

    private static double heldShare(List<NodePool.Nodes> packings) {
        double cpu =
                share(
                        packings,
                        nodes -> nodes.held().cpuMillis(),
                        nodes -> nodes.capacity().cpuMillis());
        double memory =
                share(
                        packings,
                        nodes -> nodes.held().megabytes(),
                        nodes -> nodes.capacity().megabytes());
        return Math.max(cpu, memory);
    }

    private static double share(
            List<NodePool.Nodes> packings,
            ToLongFunction<NodePool.Nodes> part,
            ToLongFunction<NodePool.Nodes> whole) {
        long all = packings.stream().mapToLong(whole).sum();
        return all == 0 ? 1 : (double) packings.stream().mapToLong(part).sum() / all;
    }
}
