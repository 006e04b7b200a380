package dev.lungfish.core.fleet;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The environments of all fleets: the state of each, their memory, which was idle the longest, how many start.
///
/// It takes every step from one state to the next and keeps every count of them; it decides nothing. Memory is promised
/// to an environment as soon as it will be free, and the start is ordered once it is.
final class Machine<R> {

    private final long megabytes;
    private final int startsAtOnce;

    private final RecencyList<R> idle = new RecencyList<>();
    private final ArrayDeque<OnDemandEnvironment<R>> promised = new ArrayDeque<>();
    private long promisedMegabytes;
    private long heldMegabytes;
    private long stoppingMegabytes;
    private long idleMegabytes;
    private long lentMegabytes;
    private int starting;
    private long environments;

    Machine(long megabytes, int startsAtOnce) {
        this.megabytes = megabytes;
        this.startsAtOnce = startsAtOnce;
    }

    boolean mayStart() {
        return starting < startsAtOnce;
    }

    /// Whether so much memory will be free once everything that stops is gone.
    boolean willFit(long wantedMegabytes) {
        long used = heldMegabytes + promisedMegabytes - stoppingMegabytes + lentMegabytes;
        return used + wantedMegabytes <= megabytes;
    }

    /// Whether so much memory could be free if everything idle stopped too.
    boolean couldFit(long wantedMegabytes) {
        return willFit(wantedMegabytes - idleMegabytes);
    }

    /// The on-demand environment that is idle the longest.
    @Nullable OnDemandEnvironment<R> longestIdle() {
        return idle.oldest();
    }

    /// Memory that environments hold, those that are stopping included.
    long heldMegabytes() {
        return heldMegabytes;
    }

    /// A new environment, whose start will be ordered.
    ///
    /// @param ahead whether no request asks for it yet
    void start(Fleet<R> fleet, Pool<R> pool, boolean ahead) {
        pool.starting++;
        starting++;
        promisedMegabytes += fleet.megabytes;
        promised.add(new OnDemandEnvironment<>(++environments, fleet, pool, ahead));
    }

    /// Orders the starts for which memory is free now, in turn.
    void orderStarts(List<Order<R>> orders) {
        for (OnDemandEnvironment<R> next = promised.peek();
                next != null && fits(next);
                next = promised.peek()) {
            promised.remove();
            promisedMegabytes -= next.fleet.megabytes;
            heldMegabytes += next.fleet.megabytes;
            orders.add(new Order.Start<>(next));
        }
    }

    private boolean fits(OnDemandEnvironment<R> next) {
        return heldMegabytes + lentMegabytes + next.fleet.megabytes <= megabytes;
    }

    /// So much more of the memory (less, where negative) is not for these environments.
    void lend(int moreMegabytes) {
        lentMegabytes += moreMegabytes;
    }

    /// An environment has started.
    void ready(OnDemandEnvironment<R> environment) {
        require(environment, OnDemandEnvironment.State.STARTING);
        environment.state = OnDemandEnvironment.State.READY;
        starting--;
        environment.pool.starting--;
        environment.pool.ready++;
    }

    /// A request takes a slot.
    void enter(OnDemandEnvironment<R> environment) {
        unrest(environment);
        environment.fleet.busy += environment.inUse == 0 ? 1 : 0;
        environment.inUse++;
        environment.fleet.requestsInService++;
        if (environment.inUse == environment.fleet.slots) {
            RecencyList.remove(environment.amongFree);
        } else {
            environment.pool.free.touch(environment.amongFree);
        }
    }

    /// A request leaves its slot.
    void leave(OnDemandEnvironment<R> environment) {
        require(environment, OnDemandEnvironment.State.READY);
        if (environment.inUse == 0) {
            throw new IllegalStateException(environment + " serves nothing that could leave it");
        }
        environment.inUse--;
        environment.fleet.busy -= environment.inUse == 0 ? 1 : 0;
        environment.fleet.requestsInService--;
        environment.pool.free.touch(environment.amongFree);
    }

    /// An environment without requests is idle from now on.
    void rest(long nowNanos, OnDemandEnvironment<R> environment) {
        environment.idleSinceNanos = nowNanos;
        environment.pool.free.touch(environment.amongFree);
        if (!environment.isProvisioned()) {
            idle.touch(environment.amongIdle);
            idleMegabytes += environment.fleet.megabytes;
        }
    }

    /// A provisioned environment is one of the others from now on.
    void demote(OnDemandEnvironment<R> environment) {
        Fleet<R> fleet = environment.fleet;
        environment.pool = fleet.onDemand;
        fleet.provisioned.ready--;
        fleet.onDemand.ready++;
        if (RecencyList.remove(environment.amongFree)) {
            fleet.onDemand.free.touch(environment.amongFree);
        }
        fleet.limits.carry(environment.inUse);
        fleet.provisioning.holdUnits();
    }

    /// An environment that starts or is ready stops.
    void stop(OnDemandEnvironment<R> environment) {
        Fleet<R> fleet = environment.fleet;
        unrest(environment);
        RecencyList.remove(environment.amongFree);
        if (environment.state == OnDemandEnvironment.State.STARTING) {
            starting--;
            environment.pool.starting--;
        } else {
            environment.pool.ready--;
        }
        environment.state = OnDemandEnvironment.State.STOPPING;
        stoppingMegabytes += fleet.megabytes;
        fleet.provisioning.holdUnits();
    }

    /// An environment that was stopping has ended.
    void gone(OnDemandEnvironment<R> environment) {
        require(environment, OnDemandEnvironment.State.STOPPING);
        environment.state = OnDemandEnvironment.State.GONE;
        stoppingMegabytes -= environment.fleet.megabytes;
        heldMegabytes -= environment.fleet.megabytes;
    }

    private void unrest(OnDemandEnvironment<R> environment) {
        if (RecencyList.remove(environment.amongIdle)) {
            idleMegabytes -= environment.fleet.megabytes;
        }
    }

    private void require(OnDemandEnvironment<R> environment, OnDemandEnvironment.State state) {
        if (environment.state != state) {
            throw new IllegalStateException(environment + " is not " + state);
        }
    }
}
