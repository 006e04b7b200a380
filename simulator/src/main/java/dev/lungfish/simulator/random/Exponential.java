package dev.lungfish.simulator.random;

/// Exponentially distributed, as times without memory are.
public record Exponential(double mean) implements Distribution {

    public Exponential {
        if (!(mean > 0)) {
            throw new IllegalArgumentException("a mean is positive: " + mean);
        }
    }

    @Override
    public long next(Stream stream) {
        return (long) (mean * stream.nextExponential());
    }
}
