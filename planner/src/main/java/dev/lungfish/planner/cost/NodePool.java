package dev.lungfish.planner.cost;

import dev.lungfish.core.capacity.Amount;
import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Packing;
import dev.lungfish.core.pricing.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The nodes that a fleet's replicas need.
///
/// Replicas of one service are spread over the zones in turn, and each zone's are packed onto its own nodes. All nodes
/// begin as one type; then each becomes the cheapest type that holds what is on it, as Karpenter's consolidation does.
///
/// @param types what nodes can be had, any number of each
/// @param zones over how many zones replicas are spread
public record NodePool(List<NodeType> types, int zones) {

    public NodePool {
        types = List.copyOf(types);
        if (types.isEmpty() || zones < 1) {
            throw new IllegalArgumentException("a pool has a type of node and a zone");
        }
    }

    /// So many replicas of a service.
    public record Demand(int service, Claim claim, int replicas) {}

    /// Nodes, and what they are for.
    ///
    /// @param nodes how many they are
    /// @param each their price for a millisecond, all together
    /// @param capacity what replicas may hold of them
    /// @param held what replicas hold of them
    /// @param tooLarge services of which no type of node holds a replica
    public record Nodes(
            int nodes, Money each, Amount capacity, Amount held, List<Integer> tooLarge) {}

    /// The nodes that hold such replicas, where all nodes begin as the given type.
    public Nodes pack(List<Demand> demands, NodeType first) {
        int nodes = 0;
        Money each = Money.ZERO;
        Amount capacity = Amount.NONE;
        Amount held = Amount.NONE;
        List<Integer> tooLarge = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            Packing packing = Packing.of(inZone(demands, zone), List.of(first.shape()));
            for (Packing.Packed node : packing.nodes()) {
                NodeType type = cheapest(node, first);
                nodes++;
                each = each.plus(type.each());
                capacity = capacity.plus(whole(type));
                held = held.plus(held(node));
            }
            packing.tooLarge().forEach(demand -> tooLarge.add((Integer) demand.group()));
        }
        return new Nodes(nodes, each, capacity, held, tooLarge.stream().distinct().toList());
    }

    /// The type that costs least.
    NodeType cheapest() {
        return types.stream().min(Comparator.comparing(NodeType::each)).orElseThrow();
    }

    /// The type to begin with that makes the replicas cheapest, among those that hold any of them.
    public NodeType bestFor(List<Demand> demands) {
        List<Nodes> packed = types.parallelStream().map(type -> pack(demands, type)).toList();
        int best = 0;
        for (int i = 1; i < packed.size(); i++) {
            Nodes cheapest = packed.get(best);
            int fits = Integer.compare(cheapest.tooLarge.size(), packed.get(i).tooLarge.size());
            if (fits > 0 || (fits == 0 && packed.get(i).each.compareTo(cheapest.each) < 0)) {
                best = i;
            }
        }
        return types.get(best);
    }

    /// Services begin in different zones, so that those of one replica do not all share the first.
    private List<Packing.Demand> inZone(List<Demand> demands, int zone) {
        List<Packing.Demand> own = new ArrayList<>();
        for (Demand demand : demands) {
            int turn = Math.floorMod(zone - demand.service, zones);
            int count = (demand.replicas + zones - 1 - turn) / zones;
            if (count > 0) {
                own.add(new Packing.Demand(demand.service, demand.claim, count));
            }
        }
        return own;
    }

    private NodeType cheapest(Packing.Packed node, NodeType first) {
        NodeType cheapest = first;
        for (NodeType type : types) {
            if (type.each().compareTo(cheapest.each()) < 0
                    && type.holds(node.shape(), node.unused())) {
                cheapest = type;
            }
        }
        return cheapest;
    }

    private static Amount whole(NodeType type) {
        return new Amount(
                type.shape().cpuMillis(),
                type.shape().megabytes(),
                type.shape().mostEnvironments());
    }

    private static Amount held(Packing.Packed node) {
        return new Amount(
                node.shape().cpuMillis() - node.unused().cpuMillis(),
                node.shape().megabytes() - node.unused().megabytes(),
                node.shape().mostEnvironments() - node.unused().environments());
    }
}
