package dev.lungfish.core.fleet;

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
    final RecencyList.Place<R> amongFree = new RecencyList.Place<>(this);
    final RecencyList.Place<R> amongIdle = new RecencyList.Place<>(this);

    Pool<R> pool;
    State state = State.STARTING;
    int inUse;
    long idleSinceNanos;

    Environment(long id, Fleet<R> fleet, Pool<R> pool) {
        this.id = id;
        this.fleet = fleet;
        this.pool = pool;
    }

    /// Unique among the environments of one [OnDemand], ascending in the order of their starts.
    public long id() {
        return id;
    }

    public Fleet<R> fleet() {
        return fleet;
    }

    /// Whether it is kept initialised whatever the traffic. One that is not wanted any more while it is busy goes on
    /// without.
    public boolean isProvisioned() {
        return pool == fleet.provisioned;
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
