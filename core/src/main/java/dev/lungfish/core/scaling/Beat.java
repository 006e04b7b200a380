package dev.lungfish.core.scaling;

/// When an autoscaler decides: once in a period, and not while nothing could change.
///
/// After a rest it goes on at the very times at which it would have decided without one.
final class Beat {

    private final long periodNanos;
    private long nextNanos;
    private boolean rests;

    Beat(long periodNanos, long firstNanos) {
        this.periodNanos = periodNanos;
        this.nextNanos = firstNanos;
    }

    long nextNanos() {
        return nextNanos;
    }

    boolean rests() {
        return rests;
    }

    /// It decides now.
    void decide(long nowNanos) {
        nextNanos = nowNanos + periodNanos;
        rests = false;
    }

    /// What it has just decided holds until it wakes.
    void rest() {
        rests = true;
    }

    /// The rest is over. Returns whether it has lasted for a decision or more.
    boolean wake(long nowNanos) {
        rests = false;
        long missed = Math.ceilDiv(Math.max(0, nowNanos - nextNanos), periodNanos);
        nextNanos += missed * periodNanos;
        return missed > 0;
    }

    /// When it would have decided last.
    long lastNanos() {
        return nextNanos - periodNanos;
    }
}
