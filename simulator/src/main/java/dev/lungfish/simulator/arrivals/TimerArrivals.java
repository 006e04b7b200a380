package dev.lungfish.simulator.arrivals;

/// Requests of a timer, as cron's.
public final class TimerArrivals implements Arrivals {

    private final long intervalNanos;
    private final long endNanos;
    private long nextNanos;

    public TimerArrivals(long firstNanos, long intervalNanos, long endNanos) {
        if (intervalNanos < 1) {
            throw new IllegalArgumentException(
                    "a timer's interval is at least 1 ns, not " + intervalNanos);
        }
        this.intervalNanos = intervalNanos;
        this.endNanos = endNanos;
        this.nextNanos = firstNanos;
    }

    @Override
    public long nextNanos() {
        if (nextNanos >= endNanos) {
            return NEVER;
        }
        long nanos = nextNanos;
        nextNanos += intervalNanos;
        return nanos;
    }
}
