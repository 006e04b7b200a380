package dev.lungfish.core.fleet;

import org.jspecify.annotations.Nullable;

/// One running copy of a revision, as the rules see it.
public final class Environment<R> {

    enum State {
        STARTING,
        READY,
        STOPPING,
        GONE
    }

    private final long id;
    final Fleet<R> fleet;
    final boolean provisioned;

    State state = State.STARTING;
    int inUse;

    /// How many of the slots in use carry a request that counts against the service's concurrency.
    int counted;

    long idleSinceNanos;
    boolean listed;
    @Nullable Environment<R> newer;
    @Nullable Environment<R> older;

    Environment(long id, Fleet<R> fleet, boolean provisioned) {
        this.id = id;
        this.fleet = fleet;
        this.provisioned = provisioned;
    }

    /// Unique among the environments of one [OnDemand], ascending in the order of their starts.
    public long id() {
        return id;
    }

    public Fleet<R> fleet() {
        return fleet;
    }

    /// Whether it is kept initialised whatever the traffic.
    public boolean isProvisioned() {
        return provisioned;
    }

    boolean isIdle() {
        return state == State.READY && inUse == 0;
    }

    @Override
    public String toString() {
        return "environment "
                + id
                + " of "
                + fleet.owner()
                + " ("
                + state
                + ", "
                + inUse
                + " in use)";
    }
}
