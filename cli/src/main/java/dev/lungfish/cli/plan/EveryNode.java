package dev.lungfish.cli.plan;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.planner.cost.NodeType;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.services.Workload;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What has a pod on every node, so that it holds more of the fleet the more nodes there are: the cluster's own pods, and the
/// DaemonSets that manifests tell.
record EveryNode(List<Workload> sets) {

    /// Pods of the network, the proxy, storage and logs run on every node of a cluster.
    private static final NodeType.OwnPods CLUSTER = new NodeType.OwnPods(new Claim(200, 300), 4);

    EveryNode {
        sets = List.copyOf(sets);
    }

    NodeType.OwnPods pods() {
        int cpuMillis = CLUSTER.claim().cpuMillis();
        int megabytes = CLUSTER.claim().megabytes();
        for (Workload set : sets) {
            cpuMillis += zeroIfNotTold(set.claim().cpuMillis());
            megabytes += zeroIfNotTold(set.claim().megabytes());
        }
        return new NodeType.OwnPods(new Claim(cpuMillis, megabytes), CLUSTER.count() + sets.size());
    }

    /// A pod that requests nothing holds nothing.
    private static int zeroIfNotTold(@Nullable Integer requested) {
        return Objects.requireNonNullElse(requested, 0);
    }

    Assumption assumption() {
        NodeType.OwnPods all = pods();
        String own = sets.isEmpty() ? "" : " and %,d of DaemonSets".formatted(sets.size());
        return new Assumption(
                "what every node holds anyway",
                "%,d millicores and %,d MB: %d pods of the cluster%s"
                        .formatted(
                                all.claim().cpuMillis(),
                                all.claim().megabytes(),
                                CLUSTER.count(),
                                own),
                "no source for the cluster's own, 200 millicores and 300 MB",
                "none");
    }
}
