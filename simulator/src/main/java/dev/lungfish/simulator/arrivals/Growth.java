package dev.lungfish.simulator.arrivals;

/// 1 at a time, and by the same factor more in every period from then on, as less before.
///
/// @param factor positive; less than 1 for what shrinks
public record Growth(long startNanos, double factor, long periodNanos) implements Rate {

    public Growth {
        if (!(factor > 0) || periodNanos < 1) {
            throw new IllegalArgumentException("a factor and a period are positive");
        }
    }

    @Override
    public double perSecond(long nanos) {
        return StrictMath.pow(factor, (double) (nanos - startNanos) / periodNanos);
    }
}
