package dev.lungfish.core.scaling;

/// Nothing scales: there are always as many replicas.
public record Fixed(int replicas) implements Autoscaler {

    @Override
    public int wanted(long nowNanos, Reading reading) {
        return replicas;
    }

    @Override
    public long nextNanos() {
        return Long.MIN_VALUE;
    }

    @Override
    public boolean rests(int wanted) {
        return wanted == replicas;
    }
}
