package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.AccountConcurrency;
import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.limits.ServiceLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The on-demand execution model of one machine: events come in with their time, orders go out.
///
/// A request is served by the most recently used environment that is ready; where none is, another one starts, and
/// the request goes to whichever environment of its fleet becomes free first. Events must come one after the other,
/// with times that do not decrease. The same events give the same orders in every JVM.
///
/// @param <R> the driver's requests, which the rules only hand back
public final class OnDemand<R> {

    private static final long PROVISIONED_RETRY_NANOS = 1_000_000_000L;
    private static final int LONGEST_RETRY_DOUBLINGS = 8;

    private final OnDemandRules rules;
    private final AccountConcurrency account;
    private final Machine machine;
    private final LinkedHashSet<Fleet<R>> occupied = new LinkedHashSet<>();
    private final ArrayDeque<Fleet<R>> startQueue = new ArrayDeque<>();
    private long environments;

    public OnDemand(OnDemandRules rules) {
        this.rules = rules;
        this.account = new AccountConcurrency(rules.accountConcurrency());
        this.machine = new Machine(rules.machineMegabytes(), rules.startsAtOnce());
    }

    /// The limits of a new service, which the fleets of all its revisions share.
    public ServiceLimits service(long nowNanos) {
        return new ServiceLimits(account, rules.scaling(), nowNanos);
    }

    /// A new fleet, without environments.
    ///
    /// @param owner what the driver knows it by; its text names the fleet in messages
    /// @param megabytes memory of one environment
    /// @param slots requests that one environment serves at once
    public Fleet<R> fleet(Object owner, ServiceLimits limits, int megabytes, int slots) {
        return new Fleet<>(owner, limits, megabytes, slots);
    }

    /// A request has come.
    public List<Order<R>> admit(long nowNanos, Fleet<R> fleet, R request) {
        Environment<R> provisioned = fleet.provisioned.newest();
        Limit limit =
                provisioned == null ? fleet.limits.enter(nowNanos) : fleet.limits.arrive(nowNanos);
        if (limit != null) {
            return List.of(new Order.Refuse<>(request, limit));
        }
        if (provisioned != null) {
            return List.of(serve(provisioned, request, false, false));
        }
        Environment<R> recent = fleet.onDemand.newest();
        if (recent != null && !isExpired(recent, nowNanos)) {
            return List.of(serve(recent, request, true, false));
        }
        List<Order<R>> orders = new ArrayList<>();
        occupied.add(fleet);
        expire(nowNanos, fleet, orders);
        fleet.waiting.add(new Fleet.Waiting<>(request, nowNanos));
        queueForStart(fleet);
        startQueued(nowNanos, orders);
        return orders;
    }

    /// The environment has started and can serve.
    public List<Order<R>> ready(long nowNanos, Environment<R> environment) {
        require(environment, Environment.State.STARTING);
        Fleet<R> fleet = environment.fleet;
        environment.state = Environment.State.READY;
        machine.started();
        fleet.ready++;
        if (environment.provisioned) {
            fleet.provisionedStarting--;
            fleet.provisionedReady++;
            fleet.provisionedFailures = 0;
        } else {
            fleet.starting--;
        }
        List<Order<R>> orders = new ArrayList<>();
        while (environment.inUse < fleet.slots && !fleet.waiting.isEmpty()) {
            orders.add(
                    serve(
                            environment,
                            fleet.waiting.remove().request(),
                            true,
                            environment.inUse == 0));
        }
        if (environment.inUse == 0) {
            rest(nowNanos, environment, orders);
        }
        startQueued(nowNanos, orders);
        return orders;
    }

    /// A request has left the environment, which can serve another.
    public List<Order<R>> release(long nowNanos, Environment<R> environment) {
        require(environment, Environment.State.READY);
        Fleet<R> fleet = environment.fleet;
        vacate(environment);
        Fleet.Waiting<R> next = fleet.waiting.poll();
        if (next != null) {
            return List.of(serve(environment, next.request(), true, false));
        }
        if (environment.inUse > 0) {
            fleet.listOf(environment).touch(environment);
            return List.of();
        }
        List<Order<R>> orders = new ArrayList<>(1);
        rest(nowNanos, environment, orders);
        return orders;
    }

    /// The environment can serve no more: it failed to start, or broke. The driver stops it and answers the requests
    /// it was serving; if it was to serve one that still waits, that one fails with it.
    public List<Order<R>> discard(long nowNanos, Environment<R> environment) {
        if (environment.state == Environment.State.STOPPING) {
            return List.of();
        }
        Fleet<R> fleet = environment.fleet;
        List<Order<R>> orders = new ArrayList<>();
        boolean wasStarting = environment.state == Environment.State.STARTING;
        while (environment.inUse > 0) {
            vacate(environment);
        }
        stopping(environment);
        if (environment.provisioned && wasStarting) {
            int doublings = Math.min(fleet.provisionedFailures++, LONGEST_RETRY_DOUBLINGS);
            fleet.provisionedNotBeforeNanos = nowNanos + (PROVISIONED_RETRY_NANOS << doublings);
        } else if (wasStarting && fleet.wantsOnDemand()) {
            fleet.limits.leave();
            orders.add(new Order.Fail<>(fleet.waiting.remove().request(), environment));
        }
        if (fleet.wantsStart()) {
            queueForStart(fleet);
        }
        startQueued(nowNanos, orders);
        return orders;
    }

    /// The environment's sandbox has ended, and its memory is free.
    public List<Order<R>> gone(long nowNanos, Environment<R> environment) {
        require(environment, Environment.State.STOPPING);
        environment.state = Environment.State.GONE;
        machine.gone(environment.fleet.megabytes);
        List<Order<R>> orders = new ArrayList<>();
        startQueued(nowNanos, orders);
        return orders;
    }

    /// The request waits no more, since its caller has left. Returns whether it was still waiting.
    @SuppressWarnings("ReferenceEquality") // Two requests may be equal and still be two.
    public boolean abandon(Fleet<R> fleet, R request) {
        boolean waited = fleet.waiting.removeIf(waiting -> waiting.request() == request);
        if (waited) {
            fleet.limits.leave();
        }
        return waited;
    }

    /// So many environments of the fleet are to be kept initialised.
    public List<Order<R>> provision(long nowNanos, Fleet<R> fleet, int wanted) {
        fleet.limits.provision(wanted - fleet.provisionedWanted);
        fleet.provisionedWanted = wanted;
        occupied.add(fleet);
        List<Order<R>> orders = new ArrayList<>();
        stopSurplus(fleet, orders);
        if (fleet.wantsProvisioned()) {
            queueForStart(fleet);
        }
        startQueued(nowNanos, orders);
        return orders;
    }

    /// The fleet's revision takes no new requests. What it has admitted is served; then its environments stop.
    public List<Order<R>> retire(long nowNanos, Fleet<R> fleet) {
        fleet.retired = true;
        List<Order<R>> orders = new ArrayList<>(provision(nowNanos, fleet, 0));
        expire(nowNanos, fleet, orders);
        return orders;
    }

    /// Time has passed. Environments idle for too long stop, requests that waited for too long are refused, and
    /// what had to wait for its time starts.
    public List<Order<R>> tick(long nowNanos) {
        List<Order<R>> orders = new ArrayList<>();
        for (Iterator<Fleet<R>> fleets = occupied.iterator(); fleets.hasNext(); ) {
            Fleet<R> fleet = fleets.next();
            expire(nowNanos, fleet, orders);
            refuseOverdue(nowNanos, fleet, orders);
            if (fleet.isEmpty()) {
                fleets.remove();
            } else if (fleet.wantsStart()) {
                queueForStart(fleet);
            }
        }
        startQueued(nowNanos, orders);
        return orders;
    }

    /// When the next [#tick(long)] can have an effect, unless another event comes before: `Long.MAX_VALUE` for never.
    public long nextTickNanos(long nowNanos) {
        long next = Long.MAX_VALUE;
        for (Fleet<R> fleet : occupied) {
            Environment<R> oldest = oldestIdle(fleet);
            if (oldest != null) {
                next = Math.min(next, oldest.idleSinceNanos + rules.keepAliveNanos());
            }
            if (fleet.wantsOnDemand()) {
                Fleet.Waiting<R> first = uncovered(fleet).next();
                long untilToken = fleet.limits.starts().nanosUntilToken(nowNanos);
                next = Math.min(next, first.sinceNanos() + rules.longestWaitNanos());
                next =
                        untilToken == 0 || untilToken == Long.MAX_VALUE
                                ? next
                                : Math.min(next, nowNanos + untilToken);
            }
            if (fleet.wantsProvisioned() && fleet.provisionedNotBeforeNanos > nowNanos) {
                next = Math.min(next, fleet.provisionedNotBeforeNanos);
            }
        }
        return next;
    }

    /// Memory that environments hold, those that are stopping included.
    public long heldMegabytes() {
        return machine.heldMegabytes();
    }

    private Order<R> serve(Environment<R> environment, R request, boolean counted, boolean cold) {
        Fleet<R> fleet = environment.fleet;
        fleet.busy += environment.inUse == 0 ? 1 : 0;
        environment.inUse++;
        environment.counted += counted ? 1 : 0;
        if (environment.inUse == fleet.slots) {
            fleet.listOf(environment).remove(environment);
        } else {
            fleet.listOf(environment).touch(environment);
        }
        return new Order.Serve<>(environment, request, cold);
    }

    private void vacate(Environment<R> environment) {
        if (environment.inUse == 0) {
            throw new IllegalStateException(environment + " serves nothing that could leave it");
        }
        environment.inUse--;
        environment.fleet.busy -= environment.inUse == 0 ? 1 : 0;
        if (environment.counted > 0) {
            environment.counted--;
            environment.fleet.limits.leave();
        }
    }

    /// Lets an environment without requests idle, or stops it where none of its kind is wanted.
    private void rest(long nowNanos, Environment<R> environment, List<Order<R>> orders) {
        Fleet<R> fleet = environment.fleet;
        environment.idleSinceNanos = nowNanos;
        boolean surplus =
                environment.provisioned
                        && fleet.provisionedReady + fleet.provisionedStarting
                                > fleet.provisionedWanted;
        if (surplus || fleet.retired) {
            stop(environment, fleet.retired ? Order.Reason.RETIRED : Order.Reason.SURPLUS, orders);
        } else {
            fleet.listOf(environment).touch(environment);
        }
    }

    private void stop(Environment<R> environment, Order.Reason reason, List<Order<R>> orders) {
        stopping(environment);
        orders.add(new Order.Stop<>(environment, reason));
    }

    private void stopping(Environment<R> environment) {
        Fleet<R> fleet = environment.fleet;
        boolean wasStarting = environment.state == Environment.State.STARTING;
        fleet.listOf(environment).remove(environment);
        environment.state = Environment.State.STOPPING;
        machine.stop(fleet.megabytes);
        if (wasStarting) {
            machine.started();
        } else {
            fleet.ready--;
        }
        int one = environment.provisioned ? 1 : 0;
        if (wasStarting) {
            fleet.provisionedStarting -= one;
            fleet.starting -= 1 - one;
        } else {
            fleet.provisionedReady -= one;
        }
    }

    private boolean isExpired(Environment<R> environment, long nowNanos) {
        return environment.isIdle()
                && nowNanos - environment.idleSinceNanos >= rules.keepAliveNanos();
    }

    private void expire(long nowNanos, Fleet<R> fleet, List<Order<R>> orders) {
        for (Environment<R> idle = oldestIdle(fleet);
                idle != null && (fleet.retired || isExpired(idle, nowNanos));
                idle = oldestIdle(fleet)) {
            stop(idle, fleet.retired ? Order.Reason.RETIRED : Order.Reason.IDLE, orders);
        }
    }

    private @Nullable Environment<R> oldestIdle(Fleet<R> fleet) {
        Environment<R> candidate = fleet.onDemand.oldest();
        while (candidate != null && !candidate.isIdle()) {
            candidate = candidate.newer;
        }
        return candidate;
    }

    private void stopSurplus(Fleet<R> fleet, List<Order<R>> orders) {
        Environment<R> candidate = fleet.provisioned.oldest();
        while (candidate != null
                && fleet.provisionedReady + fleet.provisionedStarting > fleet.provisionedWanted) {
            Environment<R> newer = candidate.newer;
            if (candidate.isIdle()) {
                stop(candidate, Order.Reason.SURPLUS, orders);
            }
            candidate = newer;
        }
    }

    private void refuseOverdue(long nowNanos, Fleet<R> fleet, List<Order<R>> orders) {
        for (Iterator<Fleet.Waiting<R>> overdue = uncovered(fleet); overdue.hasNext(); ) {
            Fleet.Waiting<R> waiting = overdue.next();
            if (nowNanos - waiting.sinceNanos() < rules.longestWaitNanos()) {
                return;
            }
            overdue.remove();
            fleet.limits.leave();
            orders.add(new Order.Refuse<>(waiting.request(), Limit.START_RATE));
        }
    }

    /// The waiting requests that are more than the environments that start, oldest first.
    private Iterator<Fleet.Waiting<R>> uncovered(Fleet<R> fleet) {
        Iterator<Fleet.Waiting<R>> waiting = fleet.waiting.iterator();
        for (long covered = fleet.covered(); covered > 0 && waiting.hasNext(); covered--) {
            waiting.next();
        }
        return waiting;
    }

    private void queueForStart(Fleet<R> fleet) {
        if (!fleet.queuedForStart) {
            fleet.queuedForStart = true;
            startQueue.add(fleet);
        }
    }

    /// Starts what may start, one environment for each queued fleet in turn.
    private void startQueued(long nowNanos, List<Order<R>> orders) {
        int blocked = 0;
        while (machine.mayStart() && blocked < startQueue.size()) {
            Fleet<R> fleet = startQueue.remove();
            fleet.queuedForStart = false;
            boolean started = startOne(nowNanos, fleet, orders);
            blocked = started ? 0 : blocked + 1;
            if (fleet.wantsStart()) {
                queueForStart(fleet);
            } else if (!started) {
                blocked--;
            }
        }
    }

    private boolean startOne(long nowNanos, Fleet<R> fleet, List<Order<R>> orders) {
        boolean forRequest =
                fleet.wantsOnDemand() && fleet.limits.starts().nanosUntilToken(nowNanos) == 0;
        boolean forProvision =
                fleet.wantsProvisioned() && nowNanos >= fleet.provisionedNotBeforeNanos;
        if ((!forRequest && !forProvision) || !makeRoom(fleet, forRequest, orders)) {
            return false;
        }
        if (forRequest && fleet.limits.starts().tryTake(nowNanos)) {
            fleet.starting++;
        } else {
            fleet.provisionedStarting++;
        }
        machine.start(fleet.megabytes);
        orders.add(new Order.Start<>(new Environment<>(++environments, fleet, !forRequest)));
        return true;
    }

    /// Whether the machine has memory for one more environment now. Idle environments make room, least recently used
    /// first; where even that would not be enough, the request that came last is refused.
    private boolean makeRoom(Fleet<R> fleet, boolean forRequest, List<Order<R>> orders) {
        while (!machine.willFit(fleet.megabytes)) {
            Environment<R> victim = leastRecentlyUsed();
            if (victim == null) {
                if (forRequest) {
                    fleet.limits.leave();
                    orders.add(
                            new Order.Refuse<>(
                                    fleet.waiting.removeLast().request(), Limit.MACHINE_MEMORY));
                }
                return false;
            }
            stop(victim, Order.Reason.EVICTED, orders);
        }
        return machine.fits(fleet.megabytes);
    }

    private @Nullable Environment<R> leastRecentlyUsed() {
        Environment<R> least = null;
        for (Fleet<R> fleet : occupied) {
            Environment<R> candidate = oldestIdle(fleet);
            if (candidate != null
                    && (least == null || candidate.idleSinceNanos < least.idleSinceNanos)) {
                least = candidate;
            }
        }
        return least;
    }

    private void require(Environment<R> environment, Environment.State state) {
        if (environment.state != state) {
            throw new IllegalStateException(environment + " is not " + state);
        }
    }
}
