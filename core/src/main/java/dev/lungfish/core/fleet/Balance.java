package dev.lungfish.core.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which replica serves a request: of two at random, the one with the smaller part of its slots taken.
///
/// Source: Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001. It spreads nearly as well as
/// asking all, and does not send everybody to the one that has just become free. The chance comes from a seed.
final class Balance {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Balance(long seed) {
        state = seed;
    }

    /// The replica, or null where all slots are taken.
    <R> @Nullable Replica<R> choose(Deployment<R> deployment) {
        if (deployment.freeSlots == 0) {
            return null;
        }
        List<Replica<R>> ready = deployment.ready;
        int count = ready.size();
        int first = below(count);
        Replica<R> chosen = ready.get(first);
        if (count > 1) {
            int other = below(count - 1);
            chosen = lessLoaded(chosen, ready.get(other < first ? other : other + 1));
        }
        return chosen.hasFreeSlot() ? chosen : leastLoaded(ready);
    }

    private static <R> Replica<R> leastLoaded(List<Replica<R>> ready) {
        Replica<R> least = ready.getFirst();
        for (int i = 1; i < ready.size() && least.inUse > 0; i++) {
            least = lessLoaded(least, ready.get(i));
        }
        return least;
    }

    private static <R> Replica<R> lessLoaded(Replica<R> one, Replica<R> other) {
        return other.isLessLoadedThan(one) ? other : one;
    }

    /// From 0 up to the bound. SplitMix64 (Steele, Lea and Flood, 2014).
    private int below(int bound) {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (int) Math.unsignedMultiplyHigh(mixed, bound);
    }
}
