package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.limits.Limit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The always-on execution model of one machine: events come in with their time, orders go out.
///
/// A deployment keeps as many replicas as are wanted. A request is served by the less loaded of two, never beyond a
/// replica's slots; where all slots are taken it waits in the deployment's queue, which is bounded in length and time.
/// Events must come one after the other, with times that do not decrease. The same events give the same orders in
/// every JVM.
///
/// @param <R> the driver's requests, which the rules only hand back
public final class AlwaysOn<R> {

    private final Replacement<R> replacement;
    private final Balance balance;
    private final List<Deployment<R>> deployments = new ArrayList<>();

    /// Replicas alone on a cluster.
    public AlwaysOn(Cluster cluster, long seed) {
        this(cluster, Lender.ample(), seed);
    }

    /// Replicas beside on-demand environments, whose memory they take.
    public AlwaysOn(Cluster cluster, OnDemand<R> beside, long seed) {
        this(cluster, beside.lender(), seed);
    }

    private AlwaysOn(Cluster cluster, Lender<R> lender, long seed) {
        this.replacement = new Replacement<>(cluster, lender);
        this.balance = new Balance(seed);
    }

    /// A new deployment, which wants no replicas yet.
    public Deployment<R> deployment(String name, DeploymentRules rules) {
        Deployment<R> deployment = new Deployment<>(name, rules);
        deployments.add(deployment);
        return deployment;
    }

    /// What the replicas are to run from now on; those that run something else are replaced step by step.
    ///
    /// @param owner what the driver knows the revision by
    /// @param claim what one replica holds of a node
    /// @param slots requests that one replica serves at once
    public List<Order<R>> roll(
            long nowNanos, Deployment<R> deployment, Object owner, Claim claim, int slots) {
        Generation before = deployment.current;
        if (before != null && before.proven) {
            deployment.proven = before;
        }
        deployment.current = new Generation(owner, claim, slots);
        return proceed(nowNanos, deployment, new ArrayList<>());
    }

    /// So many replicas are wanted from now on.
    public List<Order<R>> scale(long nowNanos, Deployment<R> deployment, int wanted) {
        if (wanted < 0) {
            throw new IllegalArgumentException("the number of replicas is not negative: " + wanted);
        }
        if (wanted > 0 && deployment.current == null) {
            throw new IllegalStateException(deployment + " has nothing to run");
        }
        deployment.wanted = wanted;
        return proceed(nowNanos, deployment, new ArrayList<>());
    }

    /// A request has come.
    public List<Order<R>> admit(long nowNanos, Deployment<R> deployment, R request) {
        List<Order<R>> orders = new ArrayList<>(1);
        Replica<R> replica = balance.choose(deployment.ready);
        if (replica != null) {
            serve(replica, request, orders);
        } else if (deployment.queue.size() < deployment.rules().queueLength()) {
            deployment.queue.add(request, nowNanos);
        } else {
            orders.add(new Order.Refuse<>(request, Limit.QUEUE_LENGTH));
        }
        return orders;
    }

    /// A request has come that can go elsewhere: the order to serve it, or null where all slots are taken.
    public @Nullable Order<R> admitNow(Deployment<R> deployment, R request) {
        Replica<R> replica = balance.choose(deployment.ready);
        if (replica == null) {
            return null;
        }
        List<Order<R>> orders = new ArrayList<>(1);
        serve(replica, request, orders);
        return orders.getFirst();
    }

    /// The replica certainly did not get the request: another one serves it, as soon as one can.
    ///
    /// @param sinceNanos since when it has been waiting
    public List<Order<R>> undelivered(Replica<R> replica, R request, long sinceNanos) {
        Deployment<R> deployment = replica.deployment;
        List<Order<R>> orders = new ArrayList<>(1);
        boolean here = deployment.ready.remove(replica);
        Replica<R> other = balance.choose(deployment.ready);
        if (here) {
            deployment.ready.add(replica);
        }
        if (other != null) {
            serve(other, request, orders);
        } else {
            deployment.queue.addFirst(request, sinceNanos);
        }
        vacate(replica);
        return settle(replica, orders);
    }

    /// The replica has started, or its probe says that it can serve again.
    public List<Order<R>> ready(long nowNanos, Replica<R> replica) {
        if (replica.state != Replica.State.STARTING && replica.state != Replica.State.UNREADY) {
            return List.of();
        }
        Deployment<R> deployment = replica.deployment;
        replica.state = Replica.State.READY;
        replica.readySinceNanos = nowNanos;
        replica.generation.proven = true;
        if (replica.generation == deployment.current) {
            deployment.proven = null;
        }
        deployment.ready.add(replica);
        return proceed(nowNanos, deployment, settle(replica, new ArrayList<>()));
    }

    /// The replica's probe says that it should get no requests for now. What it serves goes on.
    public List<Order<R>> unready(long nowNanos, Replica<R> replica) {
        if (replica.state == Replica.State.READY) {
            replica.state = Replica.State.UNREADY;
            replica.deployment.ready.remove(replica);
        }
        return proceed(nowNanos, replica.deployment, new ArrayList<>());
    }

    /// A request has left the replica.
    public List<Order<R>> release(Replica<R> replica) {
        vacate(replica);
        return settle(replica, new ArrayList<>(1));
    }

    /// The replica can serve no more: it failed to start, broke, or its probe says that it will not recover. The driver
    /// stops it and answers the requests that it was serving. For one that stops or is gone, it makes no difference.
    public List<Order<R>> discard(long nowNanos, Replica<R> replica) {
        if (replica.state == Replica.State.STOPPING || replica.state == Replica.State.GONE) {
            return List.of();
        }
        Deployment<R> deployment = replica.deployment;
        boolean wasReady =
                deployment.ready.remove(replica) || replica.state == Replica.State.UNREADY;
        if (replica.isWanted()) {
            long readyNanos = nowNanos - replica.readySinceNanos;
            boolean stayed = wasReady && readyNanos >= deployment.rules().provenNanos();
            replica.generation.failed(nowNanos, stayed, deployment.rules());
        }
        while (replica.inUse > 0) {
            vacate(replica);
        }
        replica.state = Replica.State.STOPPING;
        return proceed(nowNanos, deployment, new ArrayList<>());
    }

    /// The replica is worn out: it takes no more requests, finishes those it has, and another takes its place.
    public List<Order<R>> wornOut(long nowNanos, Replica<R> replica) {
        List<Order<R>> orders = new ArrayList<>();
        if (replica.isWanted()) {
            replacement.drain(nowNanos, replica, orders);
        }
        return proceed(nowNanos, replica.deployment, orders);
    }

    /// The replica's sandbox has ended.
    public List<Order<R>> gone(long nowNanos, Replica<R> replica) {
        if (replica.state != Replica.State.STOPPING) {
            throw new IllegalStateException(replica + " is not STOPPING");
        }
        replacement.gone(replica);
        List<Order<R>> orders = new ArrayList<>();
        proceed(nowNanos, replica.deployment, orders);
        for (Deployment<R> other : deployments) {
            if (other.obstacle != null) {
                proceed(nowNanos, other, orders);
            }
        }
        return orders;
    }

    /// Takes all waiting requests out of the queue, in their order, for someone else to serve.
    public List<R> takeWaiting(Deployment<R> deployment) {
        List<R> taken = new ArrayList<>(deployment.queue.size());
        for (R request = deployment.queue.poll();
                request != null;
                request = deployment.queue.poll()) {
            taken.add(request);
        }
        return taken;
    }

    /// A waiting request is not wanted any more, since its caller left. Returns whether it was still waiting.
    public boolean abandon(Deployment<R> deployment, R request) {
        return deployment.queue.remove(request);
    }

    /// The service is gone: nothing is wanted any more. The driver answers what waits.
    public List<Order<R>> remove(long nowNanos, Deployment<R> deployment) {
        deployments.remove(deployment);
        return scale(nowNanos, deployment, 0);
    }

    /// Time has passed: requests that waited for too long are refused, replicas that drained for too long stop, and
    /// what failed or found no room is tried again.
    public List<Order<R>> tick(long nowNanos) {
        List<Order<R>> orders = new ArrayList<>();
        for (Deployment<R> deployment : deployments) {
            refuseOverdue(nowNanos, deployment, orders);
            stopOverdue(nowNanos, deployment, orders);
            proceed(nowNanos, deployment, orders);
        }
        return orders;
    }

    /// When the next [#tick(long)] can have an effect, unless another event comes before: `Long.MAX_VALUE` for never.
    public long nextTickNanos() {
        long next = Due.NEVER;
        for (Deployment<R> deployment : deployments) {
            next = Math.min(next, deployment.queue.overdueNanos(deployment.rules().queueNanos()));
            for (Replica<R> replica : deployment.existing) {
                if (replica.state == Replica.State.DRAINING) {
                    next = Math.min(next, replica.drainUntilNanos);
                }
            }
            Generation current = deployment.current;
            if (current != null && deployment.count(current) < deployment.wanted) {
                next = Math.min(next, current.notBeforeNanos());
            }
        }
        return next;
    }

    private void refuseOverdue(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        long longest = deployment.rules().queueNanos();
        for (R overdue = deployment.queue.pollOverdue(nowNanos, longest);
                overdue != null;
                overdue = deployment.queue.pollOverdue(nowNanos, longest)) {
            orders.add(new Order.Refuse<>(overdue, Limit.QUEUE_TIME));
        }
    }

    private void stopOverdue(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        for (Replica<R> replica : deployment.existing) {
            if (replica.state == Replica.State.DRAINING && nowNanos >= replica.drainUntilNanos) {
                replacement.stop(replica, orders);
            }
        }
    }

    private void serve(Replica<R> replica, R request, List<Order<R>> orders) {
        replica.inUse++;
        replica.deployment.inService++;
        orders.add(new Order.Serve<>(replica, request, false));
    }

    private void vacate(Replica<R> replica) {
        if (replica.inUse > 0) {
            replica.inUse--;
            replica.deployment.inService--;
        } else if (replica.state != Replica.State.STOPPING && replica.state != Replica.State.GONE) {
            throw new IllegalStateException(replica + " serves nothing that could leave it");
        }
    }

    /// Gives the replica what waits for a slot; one that drains stops with its last request.
    private List<Order<R>> settle(Replica<R> replica, List<Order<R>> orders) {
        Deployment<R> deployment = replica.deployment;
        while (replica.isReady() && replica.hasFreeSlot()) {
            R next = deployment.queue.poll();
            if (next == null) {
                break;
            }
            serve(replica, next, orders);
        }
        if (replica.state == Replica.State.DRAINING && replica.inUse == 0) {
            replacement.stop(replica, orders);
        }
        return orders;
    }

    private List<Order<R>> proceed(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        replacement.proceed(nowNanos, deployment, orders);
        return orders;
    }
}
