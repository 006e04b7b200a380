package dev.lungfish.profiles;

import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.UseRule;
import org.jspecify.annotations.Nullable;

/// How a product counts what is used of it. What is told by 0 and 1 is not so, or is so.
///
/// @param stepMillis a stretch in which an instance has requests is rounded up to a multiple of it
/// @param leastMillis such a stretch counts for so long at least
/// @param initBilled whether the start of an instance counts
/// @param idleBilled whether the time of an instance without requests counts
/// @param usedMemory whether memory counts that is used, not memory that may be used
public record UseCounting(
        Fact stepMillis,
        Fact leastMillis,
        Fact initBilled,
        Fact idleBilled,
        @Nullable Fact usedMemory) {

    public UseCounting {
        requireFlag("init_billed", initBilled);
        requireFlag("idle_billed", idleBilled);
        requireFlag("used_memory", usedMemory);
        stretches(stepMillis, leastMillis);
    }

    private static void requireFlag(String key, @Nullable Fact fact) {
        if (fact != null && fact.value() > 1) {
            throw new IllegalArgumentException("'" + key + "' is 0 or 1");
        }
    }

    private static ReplicaRule stretches(Fact step, Fact least) {
        return new ReplicaRule(step.value(), least.value());
    }

    boolean billsUsedMemory() {
        return usedMemory != null && usedMemory.value() == 1;
    }

    UseRule rule() {
        return new UseRule(
                stretches(stepMillis, leastMillis),
                initBilled.value() == 1,
                idleBilled.value() == 1);
    }
}
