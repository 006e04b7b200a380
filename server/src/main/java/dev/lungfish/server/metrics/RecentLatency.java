package dev.lungfish.server.metrics;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Percentiles of the durations of the last minute, within 1.6 %, without a lock.
///
/// Six slices of ten seconds each count durations in buckets that are a 32nd of a power of two wide. A slice is allocated by the first
/// duration that falls into it (5 KiB) and replaced ten seconds of a later minute on, so a service without traffic holds at most six old ones.
public final class RecentLatency {

    private static final long SLICE_NANOS = 10_000_000_000L;
    private static final int SLICES = 6;

    /// Durations below 2¹⁰ ns share the first bucket; those from 2⁵⁰ ns, 13 days, the last.
    private static final int LOWEST_BIT = 10;

    private static final int HIGHEST_BIT = 50;
    private static final int STEP_BITS = 5;
    private static final int BUCKETS = (HIGHEST_BIT - LOWEST_BIT) << STEP_BITS;

    /// Ten seconds' durations.
    ///
    /// @param epoch which ten seconds since the clock's origin these are
    private record Slice(long epoch, AtomicIntegerArray counts) {}

    /// What people look at.
    ///
    /// @param count how many durations the other figures are of; they are 0 where it is
    public record Percentiles(long count, long p50Nanos, long p99Nanos) {}

    private final AtomicReferenceArray<@Nullable Slice> slices = new AtomicReferenceArray<>(SLICES);

    /// Counts a duration that ended now.
    ///
    /// @param nowNanos a monotonic clock's
    public void record(long durationNanos, long nowNanos) {
        long epoch = Math.floorDiv(nowNanos, SLICE_NANOS);
        slice(epoch).counts().incrementAndGet(bucket(durationNanos));
    }

    private Slice slice(long epoch) {
        int index = (int) Math.floorMod(epoch, (long) SLICES);
        Slice slice = slices.get(index);
        while (slice == null || slice.epoch() < epoch) {
            Slice fresh = new Slice(epoch, new AtomicIntegerArray(BUCKETS));
            if (slices.compareAndSet(index, slice, fresh)) {
                return fresh;
            }
            slice = slices.get(index);
        }
        return slice;
    }

    /// The figures of the last minute.
    public Percentiles percentiles(long nowNanos) {
        long oldest = Math.floorDiv(nowNanos, SLICE_NANOS) - SLICES + 1;
        long[] counts = new long[BUCKETS];
        long total = 0;
        for (int i = 0; i < SLICES; i++) {
            Slice slice = slices.get(i);
            if (slice != null && slice.epoch() >= oldest) {
                for (int bucket = 0; bucket < BUCKETS; bucket++) {
                    int count = slice.counts().get(bucket);
                    counts[bucket] += count;
                    total += count;
                }
            }
        }
        return new Percentiles(total, rank(counts, total, 50), rank(counts, total, 99));
    }

    private static long rank(long[] counts, long total, int percent) {
        if (total == 0) {
            return 0;
        }
        long wanted = Math.ceilDiv(total * percent, 100);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return middle(bucket);
            }
        }
        throw new AssertionError("fewer durations than counted");
    }

    static int bucket(long nanos) {
        if (nanos < 1L << LOWEST_BIT) {
            return 0;
        }
        if (nanos >= 1L << HIGHEST_BIT) {
            return BUCKETS - 1;
        }
        int highest = 63 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> (highest - STEP_BITS)) & ((1 << STEP_BITS) - 1);
        return ((highest - LOWEST_BIT) << STEP_BITS) | step;
    }

    static long middle(int bucket) {
        int highest = LOWEST_BIT + (bucket >>> STEP_BITS);
        long step = bucket & ((1 << STEP_BITS) - 1);
        long width = 1L << (highest - STEP_BITS);
        return (1L << highest) + step * width + width / 2;
    }
}
