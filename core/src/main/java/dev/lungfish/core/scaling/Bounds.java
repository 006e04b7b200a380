package dev.lungfish.core.scaling;

/// Checks of settings, and numbers brought within them.
final class Bounds {

    /// More replicas than this are a slip of the pen.
    static final int MOST_REPLICAS = 100_000;

    private Bounds() {}

    static void check(int min, int max) {
        if (min < 0 || max < Math.max(1, min) || max > MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    "replicas are between a minimum from 0 and a maximum from the minimum, or 1, to %,d, not %d and %d"
                            .formatted(MOST_REPLICAS, min, max));
        }
    }

    static void check(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the %s is between %,d and %,d, not %,d".formatted(what, least, most, value));
        }
    }

    /// As many as fit an int.
    static int replicas(long many) {
        return (int) Math.min(many, Integer.MAX_VALUE);
    }
}
