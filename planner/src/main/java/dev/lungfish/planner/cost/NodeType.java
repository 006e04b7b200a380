package dev.lungfish.planner.cost;

import dev.lungfish.core.capacity.Amount;
import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.pricing.Money;
import org.jspecify.annotations.Nullable;

/// A kind of node that can be had.
///
/// @param shape what replicas may hold of one, without what every node's own pods hold
/// @param each its price for a millisecond
public record NodeType(String name, Node shape, Money each) {

    /// What pods that run on every node hold there: network, proxy, storage, logs.
    ///
    /// @param count how many they are
    public record OwnPods(Claim claim, int count) {}

    /// The type of this name, or null where nothing is left beside the node's own pods.
    public static @Nullable NodeType of(
            String name, int cpuMillis, int megabytes, int mostPods, OwnPods own, Money each) {
        int cpuLeft = cpuMillis - own.claim().cpuMillis();
        int megabytesLeft = megabytes - own.claim().megabytes();
        int podsLeft = mostPods - own.count();
        if (cpuLeft < 1 || megabytesLeft < 1 || podsLeft < 1) {
            return null;
        }
        return new NodeType(name, new Node(name, "any", cpuLeft, megabytesLeft, podsLeft), each);
    }

    boolean holds(Node shape, Amount unused) {
        return this.shape.cpuMillis() >= shape.cpuMillis() - unused.cpuMillis()
                && this.shape.megabytes() >= shape.megabytes() - unused.megabytes()
                && this.shape.mostEnvironments()
                        >= shape.mostEnvironments() - unused.environments();
    }
}
