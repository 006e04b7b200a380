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
/// every JVM. Whoever gets a list of orders may add to it.
///
/// @param <R> the driver's requests, which the rules only hand back
public final class AlwaysOn<R> {

    private final Lender<R> lender;
    private final Replacement<R> replacement;
    private final Balance balance;
    private final List<Deployment<R>> deployments = new ArrayList<>();

    /// Replicas alone on a cluster.
    public AlwaysOn(Cluster cluster, long seed) {
        this.lender = new AmpleLender<>();
        this.replacement = new Replacement<>(cluster, lender);
        this.balance = new Balance(seed);
    }

    /// Replicas beside on-demand environments, whose memory they take.
    public AlwaysOn(Cluster cluster, OnDemand<R> beside, long seed) {
        this.lender = beside.lender(this::retry);
        this.replacement = new Replacement<>(cluster, lender);
        this.balance = new Balance(seed);
    }

    /// A new deployment, which wants no replicas yet.
    public Deployment<R> deployment(String name, DeploymentRules rules) {
        Deployment<R> deployment = new Deployment<>(name, rules);
        deployments.add(deployment);
        return deployment;
    }

    /// What the replicas are to run from now on; those that run something else are replaced step by step. Those that run
    /// just this already, as when an update is taken back, stay.
    ///
    /// @param owner what the driver knows the revision by; equal for what runs the same
    /// @param claim what one replica holds of a node
    /// @param slots requests that one replica serves at once
    public List<Order<R>> roll(
            long nowNanos, Deployment<R> deployment, Object owner, Claim claim, int slots) {
        return roll(nowNanos, deployment, owner, claim, slots, deployment.wanted);
    }

    /// The same, with another number of replicas from now on.
    public List<Order<R>> roll(
            long nowNanos,
            Deployment<R> deployment,
            Object owner,
            Claim claim,
            int slots,
            int wanted) {
        Generation running = deployment.running(owner, claim, slots);
        Generation next = running == null ? new Generation(owner, claim, slots) : running;
        if (next != deployment.current) {
            deployment.proven = deployment.fallback(next);
            deployment.current = next;
        }
        return scale(nowNanos, deployment, wanted);
    }

    /// So many replicas are wanted from now on. Where none was, earlier failures are forgotten.
    public List<Order<R>> scale(long nowNanos, Deployment<R> deployment, int wanted) {
        if (wanted < 0) {
            throw new IllegalArgumentException("the number of replicas is not negative: " + wanted);
        }
        Generation current = deployment.current;
        if (wanted > 0 && current == null) {
            throw new IllegalStateException(deployment + " has nothing to run");
        }
        if (deployment.wanted == 0 && current != null) {
            current.forget();
        }
        deployment.wanted = wanted;
        return proceed(nowNanos, deployment, new ArrayList<>());
    }

    /// A request has come.
    public List<Order<R>> admit(long nowNanos, Deployment<R> deployment, R request) {
        List<Order<R>> orders = new ArrayList<>(1);
        Replica<R> replica = balance.choose(deployment);
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
        Replica<R> replica = balance.choose(deployment);
        if (replica == null) {
            return null;
        }
        List<Order<R>> orders = new ArrayList<>(1);
        serve(replica, request, orders);
        return orders.getFirst();
    }

    /// The replica certainly did not get the request: another one serves it, as soon as one can. This one gets no
    /// requests until its probe says that it can serve, or the shortest back-off has passed.
    ///
    /// @param sinceNanos since when it has been waiting
    public List<Order<R>> undelivered(
            long nowNanos, Replica<R> replica, R request, long sinceNanos) {
        Deployment<R> deployment = replica.deployment;
        List<Order<R>> orders = new ArrayList<>(1);
        if (replica.isReady()) {
            suspend(nowNanos, replica);
            replica.retryNanos = Due.after(nowNanos, deployment.rules().firstBackoffNanos());
        }
        Replica<R> other = balance.choose(deployment);
        if (other != null) {
            serve(other, request, orders);
        } else {
            deployment.queue.addSince(request, sinceNanos);
        }
        vacate(replica);
        return proceed(nowNanos, deployment, settle(nowNanos, replica, orders));
    }

    /// The replica has started, or its probe says that it can serve again.
    public List<Order<R>> ready(long nowNanos, Replica<R> replica) {
        if (replica.state != Replica.State.STARTING && replica.state != Replica.State.UNREADY) {
            return new ArrayList<>(0);
        }
        Deployment<R> deployment = replica.deployment;
        replica.readySinceNanos = nowNanos;
        replica.retryNanos = Due.NEVER;
        replica.generation.proven = true;
        if (replica.generation == deployment.current) {
            deployment.proven = null;
        }
        deployment.join(replica);
        return proceed(nowNanos, deployment, settle(nowNanos, replica, new ArrayList<>()));
    }

    /// The replica's probe says that it should get no requests for now. What it serves goes on.
    public List<Order<R>> unready(long nowNanos, Replica<R> replica) {
        replica.retryNanos = Due.NEVER;
        if (replica.isReady()) {
            suspend(nowNanos, replica);
        }
        return proceed(nowNanos, replica.deployment, new ArrayList<>());
    }

    private static <R> void suspend(long nowNanos, Replica<R> replica) {
        replica.noteStay(nowNanos);
        replica.deployment.leave(replica, Replica.State.UNREADY);
    }

    /// A request has left the replica.
    public List<Order<R>> release(long nowNanos, Replica<R> replica) {
        vacate(replica);
        replica.hasServed = true;
        return settle(nowNanos, replica, new ArrayList<>(1));
    }

    /// The replica can serve no more: it failed to start, broke, or its probe says that it will not recover. The driver
    /// stops it and answers the requests that it was serving. For one that stops or is gone, it makes no difference.
    public List<Order<R>> discard(long nowNanos, Replica<R> replica) {
        if (replica.state == Replica.State.STOPPING || replica.state == Replica.State.GONE) {
            return new ArrayList<>(0);
        }
        Deployment<R> deployment = replica.deployment;
        if (replica.isWanted()) {
            replica.generation.failed(nowNanos, oneStayed(nowNanos, replica), deployment.rules());
        }
        replacement.stopping(replica);
        while (replica.inUse > 0) {
            vacate(replica);
        }
        return proceed(nowNanos, deployment, new ArrayList<>());
    }

    /// Whether the replica stayed ready, or another that became so after the last failure.
    private static <R> boolean oneStayed(long nowNanos, Replica<R> failed) {
        long since = failed.generation.failedNanos();
        return failed.hasStayed(nowNanos)
                || failed.deployment.ready.stream()
                        .anyMatch(
                                other ->
                                        other.generation == failed.generation
                                                && other.readySinceNanos > since
                                                && other.hasStayed(nowNanos));
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
        Deployment<R> deployment = replica.deployment;
        if (deployment.removed && deployment.existing.isEmpty()) {
            deployments.remove(deployment);
        }
        return proceed(nowNanos, deployment, new ArrayList<>());
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
        deployment.removed = true;
        List<Order<R>> orders = scale(nowNanos, deployment, 0);
        if (deployment.existing.isEmpty()) {
            deployments.remove(deployment);
        }
        return orders;
    }

    /// Time has passed: requests that waited for too long are refused, replicas that drained for too long stop, and
    /// what failed or found no room is tried again. The driver answers what a replica still serves that is to stop.
    public List<Order<R>> tick(long nowNanos) {
        List<Order<R>> orders = new ArrayList<>();
        for (Deployment<R> deployment : deployments) {
            refuseOverdue(nowNanos, deployment, orders);
            stopOverdue(nowNanos, deployment, orders);
            retrySuspended(nowNanos, deployment, orders);
            proceed(nowNanos, deployment, orders);
        }
        return orders;
    }

    /// When the next [#tick(long)] can have an effect, unless another event comes before: `Long.MAX_VALUE` for never.
    public long nextTickNanos(long nowNanos) {
        long next = Due.NEVER;
        for (Deployment<R> deployment : deployments) {
            next = Math.min(next, deployment.queue.overdueNanos(deployment.rules().queueNanos()));
            if (deployment.ready.size() < deployment.existing.size()) {
                for (Replica<R> replica : deployment.existing) {
                    next = Math.min(next, dueNanos(replica));
                }
            }
            next = Math.min(next, replacement.nextNanos(nowNanos, deployment));
        }
        return next;
    }

    private static long dueNanos(Replica<?> replica) {
        return switch (replica.state) {
            case DRAINING -> replica.drainUntilNanos;
            case UNREADY -> replica.retryNanos;
            case STARTING, READY, STOPPING, GONE -> Due.NEVER;
        };
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

    private void retrySuspended(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        for (Replica<R> replica : deployment.existing()) {
            if (replica.state == Replica.State.UNREADY && nowNanos >= replica.retryNanos) {
                orders.addAll(ready(nowNanos, replica));
            }
        }
    }

    private void serve(Replica<R> replica, R request, List<Order<R>> orders) {
        replica.deployment.enter(replica);
        orders.add(new Order.Serve<>(replica, request, false));
    }

    private void vacate(Replica<R> replica) {
        if (replica.inUse > 0) {
            replica.deployment.exit(replica);
        } else if (replica.state != Replica.State.STOPPING && replica.state != Replica.State.GONE) {
            throw new IllegalStateException(replica + " serves nothing that could leave it");
        }
    }

    /// Gives the replica what waits for a slot; one that drains stops with its last request.
    private List<Order<R>> settle(long nowNanos, Replica<R> replica, List<Order<R>> orders) {
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
            proceed(nowNanos, deployment, orders);
        }
        return orders;
    }

    private List<Order<R>> proceed(long nowNanos, Deployment<R> deployment, List<Order<R>> orders) {
        replacement.proceed(nowNanos, deployment, orders);
        while (replacement.takeFreed()) {
            for (Deployment<R> obstructed : replacement.obstructed()) {
                replacement.proceed(nowNanos, obstructed, orders);
            }
            lender.proceed(nowNanos, orders);
        }
        return orders;
    }

    /// Memory that on-demand environments used may be free now, or held by idle ones.
    private void retry(long nowNanos, List<Order<R>> orders) {
        for (Deployment<R> obstructed : replacement.obstructed()) {
            if (obstructed.lacksMegabytes > 0 && lender.canLend(obstructed.lacksMegabytes)) {
                replacement.proceed(nowNanos, obstructed, orders);
            }
        }
    }
}
