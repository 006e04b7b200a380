package dev.lungfish.planner.cost;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ReplicaTime;
import java.util.List;

/// What containers run on, and so what they cost together.
public sealed interface ContainerPlatform permits OwnNodes, BilledReplicas, SeveralPlatforms {

    /// A service's replicas over the traffic's time.
    ///
    /// @param platform on which of several platforms they are
    /// @param counts in each step, at most
    /// @param time how long they existed
    record Replicas(String service, int platform, Claim claim, int[] counts, ReplicaTime time) {}

    /// Whether there is a place for a replica of this size at all.
    boolean holds(Claim claim);

    /// What replicas weigh when what is shared is divided among services.
    Money weight(Replicas replicas);

    /// Whether there are nodes that hold replicas of this platform.
    boolean hasNodes(int platform);

    /// What all these replicas need.
    ContainerBill bill(List<Replicas> replicas);

    /// The same where nobody scales nodes: as many as are needed at most are there all the time.
    ContainerBill fixedBill(List<Replicas> replicas);
}
