package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.Limit;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fleets that want an environment to start. They take turns, one start each.
final class StartQueue<R> {

    private final Machine<R> machine;
    private final long longestWaitNanos;
    private final ArrayDeque<Fleet<R>> fleets = new ArrayDeque<>();

    StartQueue(Machine<R> machine, long longestWaitNanos) {
        this.machine = machine;
        this.longestWaitNanos = longestWaitNanos;
    }

    /// Queues the fleet if it wants an environment. Whoever changes what a fleet wants calls this.
    void offer(Fleet<R> fleet) {
        if (!fleet.queuedForStart && fleet.wantsStart()) {
            fleet.queuedForStart = true;
            fleets.add(fleet);
        }
    }

    /// Starts what may start now.
    void startAll(long nowNanos, List<Order<R>> orders) {
        boolean started = true;
        while (started && !fleets.isEmpty()) {
            started = false;
            for (int turns = fleets.size(); turns > 0 && machine.mayStart(); turns--) {
                Fleet<R> fleet = fleets.remove();
                fleet.queuedForStart = false;
                started |= takeTurn(nowNanos, fleet, orders);
                offer(fleet);
            }
        }
        machine.orderStarts(orders);
    }

    /// Refuses the requests that have waited too long for a start that was not allowed.
    void refuseOverdue(long nowNanos, List<Order<R>> orders) {
        for (Fleet<R> fleet : fleets) {
            Iterator<Fleet.Waiting<R>> uncovered = fleet.uncovered();
            while (uncovered.hasNext()) {
                Fleet.Waiting<R> waiting = uncovered.next();
                if (nowNanos - waiting.sinceNanos() < longestWaitNanos) {
                    break;
                }
                uncovered.remove();
                refuse(fleet, waiting, Limit.START_RATE, orders);
            }
        }
    }

    /// When time alone lets something start, or makes a request overdue.
    long nextNanos(long nowNanos) {
        if (fleets.isEmpty()) {
            return Due.NEVER;
        }
        long next = Due.NEVER;
        for (Fleet<R> fleet : fleets) {
            Iterator<Fleet.Waiting<R>> uncovered = fleet.uncovered();
            if (uncovered.hasNext()) {
                long overdue = Due.after(uncovered.next().sinceNanos(), longestWaitNanos);
                next = Math.min(next, Math.min(overdue, nextTokenNanos(nowNanos, fleet)));
            }
            if (fleet.ahead > 0) {
                next = Math.min(next, nextTokenNanos(nowNanos, fleet));
            }
            if (fleet.provisioning.wantsStart() && !fleet.provisioning.mayStart(nowNanos)) {
                next = Math.min(next, fleet.provisioning.notBeforeNanos());
            }
        }
        return next;
    }

    private long nextTokenNanos(long nowNanos, Fleet<R> fleet) {
        long wait = fleet.limits.starts().nanosUntilToken(nowNanos);
        return wait == 0 ? Due.NEVER : Due.after(nowNanos, wait);
    }

    /// Whether an environment starts.
    private boolean takeTurn(long nowNanos, Fleet<R> fleet, List<Order<R>> orders) {
        Pool<R> pool = poolToGrow(nowNanos, fleet);
        if (pool == null) {
            return false;
        }
        boolean ahead = pool == fleet.onDemand && !fleet.hasUncovered();
        if (ahead && !machine.mayStartAhead()) {
            return false;
        }
        if (makeRoom(fleet.megabytes, ahead ? fleet : null, orders)) {
            if (pool == fleet.onDemand) {
                fleet.limits.starts().tryTake(nowNanos);
                fleet.ahead -= ahead ? 1 : 0;
            }
            machine.start(fleet, pool, ahead);
            return true;
        }
        if (pool == fleet.onDemand) {
            refuseUncovered(fleet, orders);
        }
        return false;
    }

    private @Nullable Pool<R> poolToGrow(long nowNanos, Fleet<R> fleet) {
        if (fleet.wantsOnDemand() && fleet.limits.starts().nanosUntilToken(nowNanos) == 0) {
            return fleet.onDemand;
        }
        if (fleet.provisioning.wantsStart() && fleet.provisioning.mayStart(nowNanos)) {
            return fleet.provisioned;
        }
        return null;
    }

    /// Stops idle environments, least recently used first, until there will be so much memory; none, if even all of them
    /// would not be enough.
    ///
    /// @param spared whose environments do not stop, since they are there for the same reason
    boolean makeRoom(int megabytes, @Nullable Fleet<R> spared, List<Order<R>> orders) {
        if (!machine.couldFit(megabytes, spared)) {
            return false;
        }
        while (!machine.willFit(megabytes)) {
            OnDemandEnvironment<R> idle = machine.longestIdle(spared);
            if (idle == null) {
                throw new IllegalStateException(
                        "idle environments hold memory, but there are none");
            }
            machine.stop(idle);
            orders.add(new Order.Stop<>(idle, Order.Reason.EVICTED));
        }
        return true;
    }

    private void refuseUncovered(Fleet<R> fleet, List<Order<R>> orders) {
        fleet.aheadRefused |= fleet.ahead > 0;
        fleet.ahead = 0;
        while (fleet.hasUncovered()) {
            refuse(fleet, fleet.waiting.removeLast(), Limit.MACHINE_MEMORY, orders);
        }
    }

    private void refuse(
            Fleet<R> fleet, Fleet.Waiting<R> waiting, Limit limit, List<Order<R>> orders) {
        fleet.limits.leave();
        orders.add(new Order.Refuse<>(waiting.request(), limit));
    }
}
