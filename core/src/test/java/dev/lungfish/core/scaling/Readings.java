package dev.lungfish.core.scaling;

import java.util.stream.LongStream;

/// Readings as published cases give them.
final class Readings {

    static final long SECOND = 1_000_000_000L;

    private Readings() {}

    /// Without CPU, and without a history of concurrency.
    static Reading of(int wanted, int ready) {
        return cpu(wanted, ready);
    }

    /// With the CPU, in thousandths of the request, of those replicas that were measured.
    static Reading cpu(int wanted, int ready, long... permille) {
        CpuUse use = new CpuUse(permille.length, LongStream.of(permille).sum());
        return new Reading(wanted, ready, new Concurrency(0, 60 * SECOND, SECOND), use);
    }
}
