package dev.lungfish.simulator.arrivals;

/// Requests at known times.
public final class TimedArrivals implements Arrivals {

    private final long[] nanos;
    private int next;

    /// @param nanos ascending
    public TimedArrivals(long[] nanos) {
        this.nanos = nanos.clone();
        for (int i = 1; i < nanos.length; i++) {
            if (nanos[i] < nanos[i - 1]) {
                throw new IllegalArgumentException(
                        "times ascend: %d ns comes after %d ns".formatted(nanos[i], nanos[i - 1]));
            }
        }
    }

    @Override
    public long nextNanos() {
        return next == nanos.length ? NEVER : nanos[next++];
    }
}
