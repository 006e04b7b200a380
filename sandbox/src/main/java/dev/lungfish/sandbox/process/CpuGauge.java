package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.linux.ProcessStat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Measures the processor time of one sandbox's members, in steps of ten milliseconds as `/proc` tells it.
///
/// What a process used that ended without a parent's asking is lost, so the sum of a look may be less than one before:
/// the most that was seen counts.
final class CpuGauge {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Members members;
    private final AtomicLong most = new AtomicLong();
    private volatile boolean asked;
    private volatile long lookedNanos;

    CpuGauge(Members members) {
        this.members = members;
    }

    long nanos() {
        long now = System.nanoTime();
        if (!asked || now - lookedNanos > FRESH_NANOS) {
            asked = true;
            lookedNanos = now;
            long sum = members.list(now).stream().mapToLong(ProcessStat::cpuNanos).sum();
            most.accumulateAndGet(sum, Math::max);
        }
        return most.get();
    }
}
