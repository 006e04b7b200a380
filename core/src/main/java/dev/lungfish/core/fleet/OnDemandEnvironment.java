package dev.lungfish.core.fleet;

/// An environment that a request has started, or that is provisioned.
public final class OnDemandEnvironment<R> extends Environment<R> {

    enum State {
        STARTING,
        READY,
        STOPPING,
        GONE
    }

    final Fleet<R> fleet;
    final RecencyList.Place<R> amongFree = new RecencyList.Place<>(this);
    final RecencyList.Place<R> amongIdle = new RecencyList.Place<>(this);

    private final boolean ahead;
    Pool<R> pool;
    State state = State.STARTING;
    long idleSinceNanos;

    OnDemandEnvironment(long id, Fleet<R> fleet, Pool<R> pool, boolean ahead) {
        super(id);
        this.fleet = fleet;
        this.pool = pool;
        this.ahead = ahead;
    }

    @Override
    public Object owner() {
        return fleet.owner();
    }

    @Override
    public int slots() {
        return fleet.slots;
    }

    public Fleet<R> fleet() {
        return fleet;
    }

    /// Whether it is kept initialised whatever the traffic. One that is not wanted any more while it is busy goes on
    /// without.
    public boolean isProvisioned() {
        return pool == fleet.provisioned;
    }

    /// Whether it was started before any request asked for it.
    public boolean isAhead() {
        return ahead;
    }

    @Override
    public String toString() {
        return "environment "
                + id()
                + " of "
                + fleet.owner()
                + " ("
                + state
                + ", "
                + inUse
                + " in use)";
    }
}
