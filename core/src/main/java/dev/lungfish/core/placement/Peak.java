package dev.lungfish.core.placement;

/// The most requests in flight at once during the last minute or so.
final class Peak {

    private static final long BUCKET_NANOS = 10_000_000_000L;
    private static final int BUCKETS = 7;

    private final int[] most = new int[BUCKETS];
    private long newest = Long.MIN_VALUE;
    private long newestEndsNanos = Long.MIN_VALUE;
    private int slot;
    private int inFlight;

    void change(long nowNanos, int requests) {
        advance(nowNanos);
        inFlight = requests;
        most[slot] = Math.max(most[slot], requests);
    }

    int most(long nowNanos) {
        advance(nowNanos);
        int highest = 0;
        for (int one : most) {
            highest = Math.max(highest, one);
        }
        return highest;
    }

    private void advance(long nowNanos) {
        if (nowNanos < newestEndsNanos) {
            return;
        }
        long bucket = Math.floorDiv(nowNanos, BUCKET_NANOS);
        long first = newest == Long.MIN_VALUE ? bucket : Math.max(newest + 1, bucket - BUCKETS + 1);
        for (long passed = first; passed <= bucket; passed++) {
            most[slot(passed)] = inFlight;
        }
        newest = bucket;
        newestEndsNanos = (bucket + 1) * BUCKET_NANOS;
        slot = slot(bucket);
    }

    private static int slot(long bucket) {
        return (int) Math.floorMod(bucket, (long) BUCKETS);
    }
}
