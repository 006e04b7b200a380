package dev.lungfish.core.fleet.simulated;

import java.util.List;

/// A small generator of numbers from a seed (SplitMix64), the same in every JVM.
public final class Seeded {

    private long state;

    public Seeded(long seed) {
        state = seed;
    }

    /// From 0 to below the bound.
    public long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }

    /// Both ends included.
    public int between(int least, int most) {
        return least + (int) below(most - least + 1L);
    }

    public boolean oneIn(int times) {
        return below(times) == 0;
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get((int) below(choices.size()));
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
