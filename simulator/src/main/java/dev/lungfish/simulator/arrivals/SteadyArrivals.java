package dev.lungfish.simulator.arrivals;

import dev.lungfish.simulator.random.Stream;
import org.jspecify.annotations.Nullable;

/// Requests at one rate: at even distances, or at random and independent of each other (a Poisson process).
public final class SteadyArrivals implements Arrivals {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double meanNanos;
    private final long endNanos;
    private final @Nullable Stream stream;
    private double nanos;

    private SteadyArrivals(
            double perSecond, long startNanos, long endNanos, @Nullable Stream stream) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a rate is positive: " + perSecond);
        }
        this.meanNanos = NANOS_PER_SECOND / perSecond;
        this.endNanos = endNanos;
        this.stream = stream;
        this.nanos = startNanos;
    }

    public static SteadyArrivals even(double perSecond, long startNanos, long endNanos) {
        return new SteadyArrivals(perSecond, startNanos, endNanos, null);
    }

    public static SteadyArrivals poisson(
            double perSecond, long startNanos, long endNanos, Stream stream) {
        return new SteadyArrivals(perSecond, startNanos, endNanos, stream);
    }

    @Override
    public long nextNanos() {
        nanos += stream == null ? meanNanos : meanNanos * stream.nextExponential();
        return nanos < endNanos ? (long) nanos : NEVER;
    }
}
