package dev.lungfish.simulator.random;

import java.nio.charset.StandardCharsets;

/// Random numbers of one purpose. Streams are forked by name, so that what one of them gives does not depend on how
/// often another is asked: a service more, or a fault less, changes nothing for the others.
///
/// The generator is SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
public final class Stream {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private long state;

    public Stream(long seed) {
        this.seed = seed;
        this.state = mix(seed);
    }

    /// The stream of this name: the same for the same seed and names, whatever has been drawn.
    public Stream fork(String name) {
        long hash = mix(seed + GOLDEN);
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix((hash ^ one) + GOLDEN);
        }
        return new Stream(hash);
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// From 0 inclusive to 1 exclusive, in steps of 2⁻⁵³.
    public double nextDouble() {
        return unit(nextLong());
    }

    /// The number that the upper 53 of random bits are.
    static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    /// From 0 inclusive to a bound exclusive.
    public long nextBelow(long bound) {
        return Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /// Exponentially distributed with mean 1.
    public double nextExponential() {
        return Ziggurat.exponential(this);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
