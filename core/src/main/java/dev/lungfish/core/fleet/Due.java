package dev.lungfish.core.fleet;

/// Times at which something becomes due, in nanoseconds.
final class Due {

    static final long NEVER = Long.MAX_VALUE;

    private Due() {}

    /// So long after, or [#NEVER] where no time is that late.
    static long after(long nanos, long waitNanos) {
        long due = nanos + waitNanos;
        return waitNanos == NEVER || due < nanos ? NEVER : due;
    }
}
