package dev.lungfish.simulator.arrivals;

/// When requests come.
public interface Arrivals {

    /// There are no more.
    long NEVER = Long.MAX_VALUE;

    /// The time of the next request, not before that of the last, or [#NEVER].
    long nextNanos();
}
