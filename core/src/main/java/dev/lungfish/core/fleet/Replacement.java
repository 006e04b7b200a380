package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Placing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a deployment's replicas closer to what is wanted: starts those that are missing, drains those that are too
/// many, and replaces those of an earlier revision step by step.
///
/// A rolling update keeps to Kubernetes' two numbers: never more than wanted + surge replicas, never fewer than
/// wanted - unavailable that are ready, as far as it has a choice. While no replica of the new revision has been
/// ready, what the earlier one loses is started again.
///
/// Source: Kubernetes, "Deployments", section "Rolling Update Deployment".
final class Replacement<R> {

    private final Cluster cluster;
    private final Lender<R> lender;
    private long started;

    Replacement(Cluster cluster, Lender<R> lender) {
        this.cluster = cluster;
        this.lender = lender;
    }

    void proceed(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        drainEarlier(nowNanos, deployment, orders);
        drainSurplus(nowNanos, deployment, orders);
        startMissing(nowNanos, deployment, orders);
    }

    private void startMissing(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        deployment.obstacle = null;
        Generation current = deployment.current;
        if (current == null) {
            return;
        }
        Generation proven = deployment.proven;
        int available = deployment.wanted - deployment.rules().unavailable();
        while (proven != null
                && deployment.count(proven) < available
                && start(nowNanos, deployment, proven, orders)) {}
        int most = deployment.wanted + (deployment.isRolling() ? deployment.rules().surge() : 0);
        while (deployment.count(current) < deployment.wanted
                && deployment.wantedReplicas() < most
                && start(nowNanos, deployment, current, orders)) {}
    }

    private boolean start(
            long nowNanos, Deployment<R> deployment, Generation generation, List<Order<R>> orders) {
        if (!generation.mayStart(nowNanos)) {
            return false;
        }
        return switch (cluster.place(deployment, generation.claim)) {
            case Placing.Refused refused -> {
                deployment.obstacle = refused.sentence();
                yield false;
            }
            case Placing.Placed(var node) -> {
                if (!lender.lend(generation.claim.megabytes(), orders)) {
                    cluster.release(deployment, node, generation.claim);
                    deployment.obstacle =
                            "The machine has no room for %s now: busy on-demand environments hold its memory. Run fewer of them, or give the platform more memory."
                                    .formatted(generation.claim);
                    yield false;
                }
                Replica<R> replica = new Replica<>(++started, deployment, generation, node);
                deployment.existing.add(replica);
                orders.add(new Order.Start<>(replica));
                yield true;
            }
        };
    }

    /// Those of earlier revisions give way as far as enough others are ready, those that are not ready first.
    private void drainEarlier(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        int least = Math.max(0, deployment.wanted - deployment.rules().unavailable());
        for (Replica<R> earlier : earlier(deployment)) {
            boolean spare = deployment.ready.size() > least;
            boolean useless = !earlier.isReady() && deployment.proven == null;
            if (useless || (earlier.isReady() && spare)) {
                drain(nowNanos, earlier, orders);
            }
        }
    }

    private static <R> List<Replica<R>> earlier(Deployment<R> deployment) {
        List<Replica<R>> earlier = new ArrayList<>();
        for (Replica<R> replica : deployment.existing) {
            if (replica.isWanted() && replica.generation != deployment.current) {
                earlier.add(replica);
            }
        }
        return earlier;
    }

    private void drainSurplus(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        for (int surplus = deployment.count(deployment.current) - deployment.wanted;
                surplus > 0;
                surplus--) {
            Replica<R> victim = leastMissed(deployment);
            if (victim != null) {
                drain(nowNanos, victim, orders);
            }
        }
    }

    /// One that is not ready; else one of the fullest zone, with the least to do, the youngest.
    private static <R> @Nullable Replica<R> leastMissed(Deployment<R> deployment) {
        return deployment.existing.stream()
                .filter(Replica::isWanted)
                .filter(replica -> replica.generation == deployment.current)
                .min(
                        Comparator.comparing((Replica<R> replica) -> replica.isReady())
                                .thenComparingInt(replica -> -inZoneOf(replica))
                                .thenComparingInt(Environment::inUse)
                                .thenComparingLong(replica -> -replica.id()))
                .orElse(null);
    }

    private static <R> int inZoneOf(Replica<R> replica) {
        String zone = replica.node().zone();
        int count = 0;
        for (Replica<R> other : replica.deployment.existing) {
            count += other.isWanted() && other.node().zone().equals(zone) ? 1 : 0;
        }
        return count;
    }

    /// It takes no more requests; it stops when it has none.
    void drain(long nowNanos, Replica<R> replica, List<Order<R>> orders) {
        replica.deployment.ready.remove(replica);
        if (replica.inUse == 0) {
            stop(replica, orders);
        } else {
            replica.state = Replica.State.DRAINING;
            replica.drainUntilNanos = Due.after(nowNanos, replica.deployment.rules().drainNanos());
        }
    }

    void stop(Replica<R> replica, List<Order<R>> orders) {
        replica.state = Replica.State.STOPPING;
        boolean retired = replica.generation != replica.deployment.current;
        orders.add(
                new Order.Stop<>(replica, retired ? Order.Reason.RETIRED : Order.Reason.SURPLUS));
    }

    /// A replica's sandbox has ended, and its place is free.
    void gone(Replica<R> replica) {
        replica.state = Replica.State.GONE;
        replica.deployment.existing.remove(replica);
        cluster.release(replica.deployment, replica.node(), replica.claim());
        lender.restore(replica.claim().megabytes());
    }
}
