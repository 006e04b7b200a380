package dev.lungfish.core.placement;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.scaling.Autoscaler;
import java.util.function.LongFunction;

/// How a service runs where it has replicas.
///
/// @param claim what one replica holds of a node
/// @param slots requests that one replica serves at once
/// @param least the fewest replicas
/// @param most the most replicas
/// @param container makes, at a time, the autoscaler of a service that replicas alone serve
/// @param split makes, at a time, the one of a service whose steady base they serve
public record ReplicaRules(
        DeploymentRules deployment,
        Claim claim,
        int slots,
        int least,
        int most,
        LongFunction<Autoscaler> container,
        LongFunction<Autoscaler> split) {

    /// A part of the slots stays free for what comes on top. Source: Knative, "container-concurrency-target-percentage".
    private static final int USED_PERCENT = 70;

    public ReplicaRules {
        if (slots < 1) {
            throw new IllegalArgumentException("a replica has a slot");
        }
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "there is at least one replica, and at most no fewer than at least");
        }
    }

    /// How many replicas carry so many requests at once.
    int replicasFor(int concurrency) {
        long usedSlots = Math.max(1, (long) slots * USED_PERCENT);
        long wanted = Math.ceilDiv(concurrency * 100L, usedSlots);
        return Math.clamp(wanted, least, most);
    }
}
