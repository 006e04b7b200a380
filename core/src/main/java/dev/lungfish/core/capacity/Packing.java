package dev.lungfish.core.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How many nodes a list of claims needs, by first-fit decreasing over the dominant resource.
///
/// The largest claims come first, by the larger of their shares of the largest node's CPU and memory. Each goes to the
/// first node with room; where none has, a node is added, of the first shape that can hold the claim. Source: D. S.
/// Johnson, "Near-optimal bin packing algorithms" (1973): at most 11/9 of the fewest nodes, and a bit, where one
/// resource alone matters.
///
/// @param nodes the nodes that are needed, in the order in which they were added
/// @param tooLarge what no shape can hold, in the order given
public record Packing(List<Packed> nodes, List<Demand> tooLarge) {

    /// So many environments with the same claim.
    ///
    /// @param group whose they are
    /// @param count at least 0
    public record Demand(Object group, Claim claim, int count) {

        public Demand {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "%s has %d environments: give 0 or more".formatted(group, count));
            }
        }

        Demand of(int some) {
            return new Demand(group, claim, some);
        }
    }

    /// One node that is needed.
    ///
    /// @param shape the shape that it has
    /// @param content what is on it, in the order of placing
    /// @param unused what is left of it
    public record Packed(Node shape, List<Demand> content, Amount unused) {

        public Packed {
            content = List.copyOf(content);
        }
    }

    public Packing {
        nodes = List.copyOf(nodes);
        tooLarge = List.copyOf(tooLarge);
    }

    /// Packs the demands.
    ///
    /// @param shapes the kinds of nodes that there may be any number of, the preferred one first; at least one
    public static Packing of(List<Demand> demands, List<Node> shapes) {
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to pack onto: give a shape");
        }
        List<Demand> largestFirst = new ArrayList<>(demands.size());
        List<Demand> tooLarge = new ArrayList<>();
        for (Demand demand : demands) {
            (shapeFor(demand.claim, shapes) == null ? tooLarge : largestFirst).add(demand);
        }
        largestFirst.sort(largestFirst(shapes));
        Bins bins = new Bins();
        for (Demand demand : largestFirst) {
            bins.put(demand, Objects.requireNonNull(shapeFor(demand.claim, shapes)));
        }
        return new Packing(bins.packed(), tooLarge);
    }

    /// How many nodes of the shape are needed.
    public int count(Node shape) {
        return (int) nodes.stream().filter(node -> node.shape.equals(shape)).count();
    }

    /// What is left of all nodes.
    public Amount unused() {
        return nodes.stream().map(Packed::unused).reduce(Amount.NONE, Amount::plus);
    }

    /// Null where none can hold it.
    private static @Nullable Node shapeFor(Claim claim, List<Node> shapes) {
        for (Node shape : shapes) {
            if (shape.couldHold(claim)) {
                return shape;
            }
        }
        return null;
    }

    /// Shares are compared as fractions of the same denominator.
    private static Comparator<Demand> largestFirst(List<Node> shapes) {
        long cpuMillis = shapes.stream().mapToLong(Node::cpuMillis).max().orElseThrow();
        long megabytes = shapes.stream().mapToLong(Node::megabytes).max().orElseThrow();
        Comparator<Demand> byDominantShare =
                Comparator.comparingLong(
                        demand ->
                                Math.max(
                                        demand.claim.cpuMillis() * megabytes,
                                        demand.claim.megabytes() * cpuMillis));
        return byDominantShare.reversed();
    }
}
