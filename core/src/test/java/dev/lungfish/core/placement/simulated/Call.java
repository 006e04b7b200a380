package dev.lungfish.core.placement.simulated;

/// One request, and what has become of it.
final class Call {

    enum State {
        WAITING,
        SERVING,
        SERVED,
        REFUSED,
        FAILED,
        ABANDONED
    }

    final long id;
    final SeenHosting service;
    final long sinceNanos;
    State state = State.WAITING;

    /// Whether it came back undelivered, and may be beyond the queue's length.
    boolean cameBack;

    Call(long id, SeenHosting service, long sinceNanos) {
        this.id = id;
        this.service = service;
        this.sinceNanos = sinceNanos;
    }

    boolean isInFlight() {
        return state == State.WAITING || state == State.SERVING;
    }

    @Override
    public String toString() {
        return "c" + id;
    }
}
