package dev.lungfish.simulator.random;

/// Another distribution, of which every value is multiplied.
public record Scaled(Distribution base, double factor) implements Distribution {

    public Scaled {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("a factor is not negative: " + factor);
        }
    }

    @Override
    public long next(Stream stream) {
        return (long) (base.next(stream) * factor);
    }

    @Override
    public double mean() {
        return base.mean() * factor;
    }
}
