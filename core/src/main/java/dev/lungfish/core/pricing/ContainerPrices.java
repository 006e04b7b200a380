package dev.lungfish.core.pricing;

/// How a platform prices containers: each task by itself, the nodes that hold them, or the resources that they hold.
public sealed interface ContainerPrices permits PerTask, PerNode, PerResource {

    /// What a month's usage costs, and who pays how much of it.
    ContainerStatement statement(ContainerUsage usage);

    /// Whether the nodes that hold replicas are paid for, used or not. Where only they are, replicas cost nothing as long as no node is
    /// declared.
    default boolean billsNodes() {
        return true;
    }

    /// How long a replica's life counts.
    default ReplicaRule rule() {
        return ReplicaRule.EXACT;
    }
}
