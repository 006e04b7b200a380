package dev.lungfish.core.fleet;

/// One running copy of a revision, as the rules see it.
public abstract sealed class Environment<R> permits OnDemandEnvironment, Replica {

    private final long id;
    int inUse;
    boolean hasServed;

    Environment(long id) {
        this.id = id;
    }

    /// Unique among the environments of one execution model, ascending in the order of their starts.
    public final long id() {
        return id;
    }

    /// What the driver knows the revision by.
    public abstract Object owner();

    /// How many requests it takes at once.
    public abstract int slots();

    /// Requests that it is serving.
    public final int inUse() {
        return inUse;
    }

    /// Whether a request has left it.
    public final boolean hasServed() {
        return hasServed;
    }
}
