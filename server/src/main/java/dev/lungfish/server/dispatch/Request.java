package dev.lungfish.server.dispatch;

import dev.lungfish.core.limits.Limit;

/// A request in flight, from its admission to its answer. It ends exactly once.
public abstract class Request implements LogListener {

    private final Target target;
    private final String id;
    private final long admittedNanos;
    private boolean cold;
    private boolean begun;
    private boolean moved;

    protected Request(Target target, String id, long admittedNanos) {
        this.target = target;
        this.id = id;
        this.admittedNanos = admittedNanos;
    }

    public final Target target() {
        return target;
    }

    /// The id under which callers, runtimes and logs know it.
    public final String id() {
        return id;
    }

    /// On the monotonic clock.
    public final long admittedNanos() {
        return admittedNanos;
    }

    /// Whether it waited for its environment to start.
    public final boolean isCold() {
        return cold;
    }

    final void setCold(boolean cold) {
        this.cold = cold;
    }

    /// Whether it begins only now to be served: true once.
    final boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /// Whether it may go to another environment, after one ended before it could see the request: true once.
    final boolean moves() {
        boolean first = !moved;
        moved = true;
        return first;
    }

    @Override
    public void logged(String line) {}

    /// A limit stands against it.
    protected abstract void refused(Limit limit);

    /// No environment could be started for it.
    protected abstract void failed(Failure failure);
}
