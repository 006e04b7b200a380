package dev.lungfish.simulator.random;

/// Always the same.
public record Constant(long value) implements Distribution {

    public Constant {
        if (value < 0) {
            throw new IllegalArgumentException("a value is not negative: " + value);
        }
    }

    @Override
    public long next(Stream stream) {
        return value;
    }

    @Override
    public double mean() {
        return value;
    }
}
