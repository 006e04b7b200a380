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
    private final ArrayDeque<Promise<R>> promised = new ArrayDeque<>();
    private long promisedMegabytes;
    private long heldMegabytes;
    private long stoppingMegabytes;
    private long idleMegabytes;
    private long lentMegabytes;
    private int starting;
    private int startingAhead;
    private long environments;

    /// An environment whose start is ordered once so much memory is free.
    private record Promise<R>(Environment<R> environment, int megabytes) {}

    Machine(long megabytes, int startsAtOnce) {
        this.megabytes = megabytes;
        this.startsAtOnce = startsAtOnce;
    }

    boolean mayStart() {
        return starting < startsAtOnce;
    }

    /// Whether one may start ahead of requests. Those take half of the starts at most, so that they leave processors to what
    /// is served meanwhile.
    boolean mayStartAhead() {
        return startingAhead < Math.max(1, startsAtOnce / 2);
    }

    /// Whether so much memory will be free once everything that stops is gone.
    boolean willFit(long wantedMegabytes) {
        long used = heldMegabytes + promisedMegabytes - stoppingMegabytes + lentMegabytes;
        return used + wantedMegabytes <= megabytes;
    }

    /// Whether so much memory could be free if everything idle stopped too, but for those of the fleet that is spared.
    boolean couldFit(long wantedMegabytes, @Nullable Fleet<R> spared) {
        long sparedMegabytes = spared == null ? 0 : (long) spared.idle * spared.megabytes;
        return willFit(wantedMegabytes - idleMegabytes + sparedMegabytes);
    }

    /// The on-demand environment that is idle the longest.
    @Nullable OnDemandEnvironment<R> longestIdle() {
        return idle.oldest();
    }

    /// The one that is idle the longest of all other fleets.
    @Nullable OnDemandEnvironment<R> longestIdle(@Nullable Fleet<R> spared) {
        return idle.oldest(environment -> environment.fleet != spared);
    }

    /// Memory that on-demand environments hold, those that are stopping included.
    long heldMegabytes() {
        return heldMegabytes;
    }

    /// Memory that replicas hold, those that are stopping included.
    long lentMegabytes() {
        return lentMegabytes;
    }

    /// A new environment, whose start will be ordered.
    ///
    /// @param ahead whether no request asks for it yet
    void start(Fleet<R> fleet, Pool<R> pool, boolean ahead) {
        pool.starting++;
        starting++;
        startingAhead += ahead ? 1 : 0;
        promise(new OnDemandEnvironment<>(++environments, fleet, pool, ahead), fleet.megabytes);
    }

    private void promise(Environment<R> environment, int wantedMegabytes) {
        promisedMegabytes += wantedMegabytes;
        promised.add(new Promise<>(environment, wantedMegabytes));
    }

    /// Orders the starts for which memory is free now, in turn.
    void orderStarts(List<Order<R>> orders) {
        for (Promise<R> next = promised.peek();
                next != null && heldMegabytes + lentMegabytes + next.megabytes <= megabytes;
                next = promised.peek()) {
            promised.remove();
            promisedMegabytes -= next.megabytes;
            switch (next.environment) {
                case OnDemandEnvironment<R> _ -> heldMegabytes += next.megabytes;
                case Replica<R> _ -> lentMegabytes += next.megabytes;
            }
            orders.add(new Order.Start<>(next.environment));
        }
    }

    /// A replica will start, with memory that is not for the on-demand environments then.
    void lend(Replica<R> replica) {
        promise(replica, replica.claim().megabytes());
    }

    /// A replica whose start is not ordered yet never starts. Returns whether it was one.
    @SuppressWarnings("ReferenceEquality") // It is this very one.
    boolean withdraw(Replica<R> replica) {
        boolean waited = promised.removeIf(promise -> promise.environment == replica);
        promisedMegabytes -= waited ? replica.claim().megabytes() : 0;
        return waited;
    }

    /// A replica stops, and its memory will be free.
    void stopping(Replica<R> replica) {
        stoppingMegabytes += replica.claim().megabytes();
    }

    /// A replica that was stopping has ended.
    void restore(Replica<R> replica) {
        stoppingMegabytes -= replica.claim().megabytes();
        lentMegabytes -= replica.claim().megabytes();
    }

    /// An environment has started.
    void ready(OnDemandEnvironment<R> environment) {
        require(environment, OnDemandEnvironment.State.STARTING);
        started(environment);
        environment.state = OnDemandEnvironment.State.READY;
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
            environment.fleet.idle++;
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
            started(environment);
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

    /// It starts no longer.
    private void started(OnDemandEnvironment<R> environment) {
        starting--;
        startingAhead -= environment.isAhead() ? 1 : 0;
        environment.pool.starting--;
    }

    private void unrest(OnDemandEnvironment<R> environment) {
        if (RecencyList.remove(environment.amongIdle)) {
            idleMegabytes -= environment.fleet.megabytes;
            environment.fleet.idle--;
        }
    }

    private void require(OnDemandEnvironment<R> environment, OnDemandEnvironment.State state) {
        if (environment.state != state) {
            throw new IllegalStateException(environment + " is not " + state);
        }
    }
}
