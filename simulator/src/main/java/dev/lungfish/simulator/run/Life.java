package dev.lungfish.simulator.run;

/// What is known of an environment from its start on.
final class Life {

    private static final long IDLE = Long.MIN_VALUE;

    final SimulatedService service;

    /// What AWS calls its init: all of its start but the sandbox.
    final long initNanos;

    /// Whether it serves no more, so that what was to come of it does not.
    boolean isOver;

    /// Whether no invocation has been billed the init yet.
    boolean isFresh = true;

    private long busySinceNanos = IDLE;

    Life(SimulatedService service, long initNanos) {
        this.service = service;
        this.initNanos = initNanos;
    }

    /// It has a request to serve.
    void begin(long nowNanos) {
        if (busySinceNanos == IDLE) {
            busySinceNanos = nowNanos;
        }
    }

    /// It has none any more: since when it had any.
    long rest() {
        long since = busySinceNanos;
        busySinceNanos = IDLE;
        return since;
    }
}
