package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Placing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings a deployment's replicas closer to what is wanted: starts those that are missing, drains those that are too
/// many, and replaces those of an earlier revision step by step.
///
/// A rolling update keeps to Kubernetes' two numbers: never more than wanted + surge replicas, never fewer than
/// wanted - unavailable that are ready, as far as it has a choice. While no replica of the new revision has been
/// ready, what the earlier one loses is started again, and what came between the two stops.
///
/// Source: Kubernetes, "Deployments", section "Rolling Update Deployment".
final class Replacement<R> {

    private final Cluster cluster;
    private final Lender<R> lender;
    private final Set<Deployment<R>> obstructed = new LinkedHashSet<>();
    private boolean freed;
    private long started;

    Replacement(Cluster cluster, Lender<R> lender) {
        this.cluster = cluster;
        this.lender = lender;
    }

    void proceed(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        if (deployment.wanted == 0) {
            deployment.proven = null;
        }
        drainEarlier(nowNanos, deployment, orders);
        drainSurplus(nowNanos, deployment, orders);
        startMissing(nowNanos, deployment, orders);
    }

    /// Those that want a replica for which there was no room, the longest first.
    List<Deployment<R>> obstructed() {
        return obstructed.isEmpty() ? List.of() : List.copyOf(obstructed);
    }

    /// Whether room has become free since the last time.
    boolean takeFreed() {
        boolean since = freed;
        freed = false;
        return since;
    }

    /// When time alone lets a replica start.
    long nextNanos(long nowNanos, Deployment<R> deployment) {
        long next = Due.NEVER;
        Generation current = deployment.current;
        if (current != null
                && !current.mayStart(nowNanos)
                && deployment.count(current) < deployment.mostCurrent()) {
            next = current.notBeforeNanos();
        }
        Generation proven = deployment.proven;
        if (proven != null
                && !proven.mayStart(nowNanos)
                && deployment.count(proven) < deployment.leastReady()) {
            next = Math.min(next, proven.notBeforeNanos());
        }
        return next;
    }

    private void startMissing(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        deployment.obstacle = null;
        deployment.lacksMegabytes = 0;
        Generation proven = deployment.proven;
        if (proven != null) {
            startUpTo(deployment.leastReady(), nowNanos, deployment, proven, orders);
        }
        Generation current = deployment.current;
        if (current != null) {
            startUpTo(deployment.mostCurrent(), nowNanos, deployment, current, orders);
        }
        if (deployment.obstacle == null) {
            obstructed.remove(deployment);
        } else {
            obstructed.add(deployment);
        }
    }

    private void startUpTo(
            int count,
            long nowNanos,
            Deployment<R> deployment,
            Generation generation,
            List<Order<R>> orders) {
        int more =
                Math.min(
                        count - deployment.count(generation),
                        deployment.most() - deployment.wantedReplicas());
        while (more > 0 && generation.mayStart(nowNanos) && start(deployment, generation, orders)) {
            more--;
        }
    }

    private boolean start(Deployment<R> deployment, Generation generation, List<Order<R>> orders) {
        return switch (cluster.place(deployment, generation.claim)) {
            case Placing.Refused refused -> {
                deployment.obstacle = refused.sentence();
                yield false;
            }
            case Placing.Placed(var node) -> {
                Replica<R> replica = new Replica<>(started + 1, deployment, generation, node);
                if (!lender.lend(replica, orders)) {
                    cluster.release(deployment, node, generation.claim);
                    deployment.obstacle = memoryInUse(generation.claim);
                    deployment.lack(generation.claim.megabytes());
                    yield false;
                }
                started++;
                deployment.existing.add(replica);
                yield true;
            }
        };
    }

    private static String memoryInUse(Claim wanted) {
        return "The machine has no room for %s now: busy on-demand environments hold its memory. Run fewer of them, or give the platform more memory."
                .formatted(wanted);
    }

    /// Those of earlier revisions give way, those that are not ready first, as far as enough others are ready. Those
    /// that are not ready may go even if none can be spared, but that what starts may need as long as what they wait for.
    private void drainEarlier(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        for (Replica<R> earlier : earlier(deployment)) {
            if (!earlier.isReady() && mayGoUnready(earlier)) {
                drain(nowNanos, earlier, orders);
            }
        }
        for (Replica<R> earlier : earlier(deployment)) {
            if (earlier.isReady()
                    && deployment.ready.size() > deployment.leastReady()
                    && isNoFallback(earlier)) {
                drain(nowNanos, earlier, orders);
            }
        }
    }

    /// One that nothing falls back on is of no use; one of the others must be more than are needed.
    private static <R> boolean mayGoUnready(Replica<R> earlier) {
        Deployment<R> deployment = earlier.deployment;
        if (earlier.generation != deployment.proven) {
            return true;
        }
        int starting = deployment.count(deployment.current) - deployment.currentReady();
        return deployment.wantedReplicas() - starting > deployment.leastReady()
                && isNoFallback(earlier);
    }

    private static <R> boolean isNoFallback(Replica<R> earlier) {
        Deployment<R> deployment = earlier.deployment;
        return earlier.generation != deployment.proven
                || deployment.count(earlier.generation) > deployment.leastReady();
    }

    /// Those that the deployment falls back on come last.
    private static <R> List<Replica<R>> earlier(Deployment<R> deployment) {
        List<Replica<R>> earlier = new ArrayList<>();
        for (Replica<R> replica : deployment.existing) {
            if (replica.isWanted() && replica.generation != deployment.current) {
                earlier.add(replica);
            }
        }
        earlier.sort(Comparator.comparing(replica -> replica.generation == deployment.proven));
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

    /// It takes no more requests; it stops when it has none, or its time is up.
    void drain(long nowNanos, Replica<R> replica, List<Order<R>> orders) {
        long drainNanos = replica.deployment.rules().drainNanos();
        if (replica.inUse == 0 || drainNanos == 0) {
            stop(replica, orders);
        } else {
            replica.deployment.leave(replica, Replica.State.DRAINING);
            replica.drainUntilNanos = Due.after(nowNanos, drainNanos);
        }
    }

    /// One whose start is not ordered yet is gone at once, without an order.
    void stop(Replica<R> replica, List<Order<R>> orders) {
        if (lender.withdraw(replica)) {
            leave(replica);
            return;
        }
        stopping(replica);
        boolean retired = replica.generation != replica.deployment.current;
        orders.add(
                new Order.Stop<>(replica, retired ? Order.Reason.RETIRED : Order.Reason.SURPLUS));
    }

    void stopping(Replica<R> replica) {
        replica.deployment.leave(replica, Replica.State.STOPPING);
        lender.stopping(replica);
        freed = true;
    }

    /// A replica's sandbox has ended, and its place is free.
    void gone(Replica<R> replica) {
        while (replica.inUse > 0) {
            replica.deployment.exit(replica);
        }
        lender.restore(replica);
        leave(replica);
    }

    private void leave(Replica<R> replica) {
        replica.deployment.leave(replica, Replica.State.GONE);
        replica.deployment.existing.remove(replica);
        cluster.release(replica.deployment, replica.node(), replica.claim());
        freed = true;
    }
}
