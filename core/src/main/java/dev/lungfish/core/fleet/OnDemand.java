package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.AccountConcurrency;
import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.limits.ServiceLimits;
import java.util.ArrayList;
import java.util.Iterator;
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

    private final OnDemandRules rules;
    private final AccountConcurrency account;
    private final Machine<R> machine;
    private final StartQueue<R> startQueue;
    private @Nullable Borrower<R> borrower;

    public OnDemand(OnDemandRules rules) {
        this.rules = rules;
        this.account = new AccountConcurrency(rules.accountConcurrency());
        this.machine = new Machine<>(rules.machineMegabytes(), rules.startsAtOnce());
        this.startQueue = new StartQueue<>(machine, rules.longestWaitNanos());
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

    /// A request has come. One that comes to a retired fleet, since its sender could not know, is served too.
    public List<Order<R>> admit(long nowNanos, Fleet<R> fleet, R request) {
        List<Order<R>> orders = new ArrayList<>(1);
        expire(nowNanos, orders);
        OnDemandEnvironment<R> free = fleet.free();
        Limit limit = enter(nowNanos, fleet);
        if (limit != null) {
            orders.add(new Order.Refuse<>(request, limit));
        } else if (free != null) {
            machine.enter(free);
            orders.add(new Order.Serve<>(free, request, false));
        } else {
            fleet.waiting.add(new Fleet.Waiting<>(request, nowNanos));
            startQueue.offer(fleet);
        }
        startQueue.startAll(nowNanos, orders);
        return orders;
    }

    /// A request has come that can go elsewhere: the order to serve it, or null where no environment is free or a limit
    /// stands against it.
    public @Nullable Order<R> admitNow(long nowNanos, Fleet<R> fleet, R request) {
        OnDemandEnvironment<R> free = fleet.free();
        if (free == null || enter(nowNanos, fleet) != null) {
            return null;
        }
        machine.enter(free);
        return new Order.Serve<>(free, request, false);
    }

    /// The environment has started and can serve.
    public List<Order<R>> ready(long nowNanos, OnDemandEnvironment<R> environment) {
        machine.ready(environment);
        if (environment.isProvisioned()) {
            environment.fleet.provisioning.started();
        }
        return settle(nowNanos, environment, true);
    }

    /// A request has left the environment, which can serve another.
    public List<Order<R>> release(long nowNanos, OnDemandEnvironment<R> environment) {
        vacate(environment);
        environment.hasServed = true;
        return settle(nowNanos, environment, false);
    }

    /// The environment can serve no more: it failed to start, or broke. The driver stops it and answers the requests
    /// it was serving; if it was to serve one that still waits, that one fails with it. For an environment that stops
    /// or is gone already, it makes no difference.
    public List<Order<R>> discard(long nowNanos, OnDemandEnvironment<R> environment) {
        boolean wasStarting = environment.state == OnDemandEnvironment.State.STARTING;
        if (!wasStarting && environment.state != OnDemandEnvironment.State.READY) {
            return List.of();
        }
        Fleet<R> fleet = environment.fleet;
        List<Order<R>> orders = new ArrayList<>();
        while (environment.inUse > 0) {
            vacate(environment);
        }
        machine.stop(environment);
        if (environment.isProvisioned()) {
            fleet.provisioning.lost(nowNanos);
        } else if (wasStarting && fleet.hasUncovered()) {
            fleet.limits.leave();
            orders.add(new Order.Fail<>(fleet.waiting.remove().request(), environment));
        }
        startQueue.offer(fleet);
        proceed(nowNanos, orders);
        return orders;
    }

    /// The environment's sandbox has ended, and its memory is free.
    public List<Order<R>> gone(long nowNanos, OnDemandEnvironment<R> environment) {
        machine.gone(environment);
        List<Order<R>> orders = new ArrayList<>();
        proceed(nowNanos, orders);
        return orders;
    }

    /// The request waits no more, since its caller has left. Returns whether it was still waiting.
    @SuppressWarnings("ReferenceEquality") // Two requests may be equal and still be two.
    public boolean abandon(Fleet<R> fleet, R request) {
        for (Iterator<Fleet.Waiting<R>> waiting = fleet.waiting.iterator(); waiting.hasNext(); ) {
            if (waiting.next().request() == request) {
                waiting.remove();
                fleet.limits.leave();
                return true;
            }
        }
        return false;
    }

    /// Takes back the request that has waited longest, since it can be served elsewhere; null if none waits. What has been
    /// started for it goes on.
    public @Nullable R withdraw(Fleet<R> fleet) {
        Fleet.Waiting<R> first = fleet.waiting.poll();
        if (first == null) {
            return null;
        }
        fleet.limits.leave();
        return first.request();
    }

    /// So many environments of the fleet are to be kept initialised. Of those that are too many, idle ones stop and
    /// busy ones go on as on-demand environments.
    public List<Order<R>> provision(long nowNanos, Fleet<R> fleet, int wanted) {
        if (wanted < 0) {
            throw new IllegalArgumentException(
                    "the number of provisioned environments is not negative: " + wanted);
        }
        if (wanted > 0 && fleet.retired) {
            throw new IllegalStateException(
                    "fleet " + fleet.owner() + " is retired and provisions nothing");
        }
        List<Order<R>> orders = new ArrayList<>();
        want(wanted, fleet, orders);
        proceed(nowNanos, orders);
        return orders;
    }

    /// So many environments are to start before requests ask for them. They are like any others, and live as long as
    /// the keep-alive lets them. Where the machine has no memory for one of them, no more are started; they do not take
    /// that of each other.
    ///
    /// @param environments at least 0; more than the account's concurrency are of no use and do not start
    public List<Order<R>> startAhead(long nowNanos, Fleet<R> fleet, int environments) {
        if (environments < 0) {
            throw new IllegalArgumentException(
                    "the number of environments to start is not negative: " + environments);
        }
        fleet.ahead = Math.min(environments, rules.accountConcurrency());
        fleet.aheadRefused = false;
        startQueue.offer(fleet);
        List<Order<R>> orders = new ArrayList<>();
        proceed(nowNanos, orders);
        return orders;
    }

    /// The fleet's revision takes no new requests. What it has admitted is served; then its environments stop.
    public List<Order<R>> retire(long nowNanos, Fleet<R> fleet) {
        fleet.retired = true;
        fleet.ahead = 0;
        List<Order<R>> orders = new ArrayList<>();
        want(0, fleet, orders);
        for (OnDemandEnvironment<R> environment : fleet.onDemand.free.oldestFirst()) {
            if (environment.inUse == 0) {
                stop(environment, Order.Reason.RETIRED, orders);
            }
        }
        proceed(nowNanos, orders);
        return orders;
    }

    /// A retired fleet's revision takes requests again.
    public void reopen(Fleet<R> fleet) {
        fleet.retired = false;
    }

    /// Time has passed. Environments idle for too long stop, requests that waited for too long are refused, and
    /// what had to wait for its time starts.
    public List<Order<R>> tick(long nowNanos) {
        List<Order<R>> orders = new ArrayList<>();
        startQueue.refuseOverdue(nowNanos, orders);
        proceed(nowNanos, orders);
        return orders;
    }

    /// When the next [#tick(long)] can have an effect, unless another event comes before: `Long.MAX_VALUE` for never.
    public long nextTickNanos(long nowNanos) {
        OnDemandEnvironment<R> idle = machine.longestIdle();
        long expiry =
                idle == null ? Due.NEVER : Due.after(idle.idleSinceNanos, rules.keepAliveNanos());
        return Math.min(expiry, startQueue.nextNanos(nowNanos));
    }

    /// What gives up memory to replicas on the same machine. Idle environments make room, least recently used first.
    Lender<R> lender(Borrower<R> toReplicas) {
        borrower = toReplicas;
        return new MachineLender<>(machine, startQueue, this::proceed);
    }

    /// Memory that on-demand environments hold, those that are stopping included.
    public long heldMegabytes() {
        return machine.heldMegabytes();
    }

    /// Memory that replicas hold on the same machine, those that are stopping included.
    public long lentMegabytes() {
        return machine.lentMegabytes();
    }

    /// Gives the environment what waits for one; without requests, it idles, or stops where it is not wanted.
    private List<Order<R>> settle(long nowNanos, OnDemandEnvironment<R> environment, boolean cold) {
        List<Order<R>> orders = new ArrayList<>(1);
        Fleet<R> fleet = environment.fleet;
        boolean surplus = environment.isProvisioned() && fleet.provisioning.hasSurplus();
        if (surplus) {
            machine.demote(environment);
        }
        while (environment.inUse < fleet.slots && !fleet.waiting.isEmpty()) {
            R request = fleet.waiting.remove().request();
            if (environment.isProvisioned()) {
                fleet.limits.leave();
            }
            machine.enter(environment);
            orders.add(new Order.Serve<>(environment, request, cold));
        }
        if (environment.inUse == 0) {
            if (surplus || fleet.retired) {
                stop(environment, Order.Reason.SURPLUS, orders);
            } else {
                machine.rest(nowNanos, environment);
            }
        }
        proceed(nowNanos, orders);
        return orders;
    }

    /// Counts a request in, unless a limit stands against it: that limit, or null.
    private @Nullable Limit enter(long nowNanos, Fleet<R> fleet) {
        return fleet.provisioned.free.newest() == null
                ? fleet.limits.enter(nowNanos)
                : fleet.limits.arrive(nowNanos);
    }

    private void vacate(OnDemandEnvironment<R> environment) {
        machine.leave(environment);
        if (!environment.isProvisioned()) {
            environment.fleet.limits.leave();
        }
    }

    private void want(int provisioned, Fleet<R> fleet, List<Order<R>> orders) {
        fleet.provisioning.want(provisioned);
        for (OnDemandEnvironment<R> environment : fleet.provisioned.free.oldestFirst()) {
            if (!fleet.provisioning.hasSurplus()) {
                break;
            }
            machine.demote(environment);
            if (environment.inUse == 0) {
                stop(environment, Order.Reason.SURPLUS, orders);
            }
        }
        startQueue.offer(fleet);
    }

    private void stop(
            OnDemandEnvironment<R> environment, Order.Reason reason, List<Order<R>> orders) {
        machine.stop(environment);
        boolean retired = environment.fleet.retired;
        orders.add(new Order.Stop<>(environment, retired ? Order.Reason.RETIRED : reason));
    }

    /// Does what time and freed memory allow, at the end of each event.
    private void proceed(long nowNanos, List<Order<R>> orders) {
        expire(nowNanos, orders);
        startQueue.startAll(nowNanos, orders);
        if (borrower != null) {
            borrower.retry(nowNanos, orders);
        }
    }

    private void expire(long nowNanos, List<Order<R>> orders) {
        for (OnDemandEnvironment<R> idle = machine.longestIdle();
                idle != null && nowNanos - idle.idleSinceNanos >= rules.keepAliveNanos();
                idle = machine.longestIdle()) {
            stop(idle, Order.Reason.IDLE, orders);
        }
    }
}
