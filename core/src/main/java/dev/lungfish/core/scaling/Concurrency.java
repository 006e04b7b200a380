package dev.lungfish.core.scaling;

/// How many requests are in flight, and how many were in the mean over windows that end now.
///
/// The time-weighted sum is kept in buckets. A window's oldest bucket counts in the part that lies in the window, as
/// if it were even within; all else is exact.
public final class Concurrency {

    /// So many requests in flight can be told apart.
    public static final int MOST_IN_FLIGHT = 1_000_000;

    private static final long LONGEST_WINDOW_NANOS = 3_600_000_000_000L;
    private static final long LONGEST_BUCKET_NANOS = 3_000_000_000L;

    private final long startNanos;
    private final long longestWindowNanos;
    private final long bucketNanos;
    private final long[] requestNanos;

    private int inFlight;
    private long elapsedNanos;

    /// The newest bucket.
    private int slot;

    private long slotEndNanos;

    /// @param longestWindowNanos the longest window that will be asked for, up to an hour
    /// @param bucketNanos the length of a bucket, up to 3 seconds and no longer than the window
    public Concurrency(long nowNanos, long longestWindowNanos, long bucketNanos) {
        if (bucketNanos < 1
                || bucketNanos > LONGEST_BUCKET_NANOS
                || longestWindowNanos < bucketNanos
                || longestWindowNanos > LONGEST_WINDOW_NANOS) {
            throw new IllegalArgumentException(
                    "buckets are up to 3 s and windows from a bucket to an hour, not %d ns and %d ns"
                            .formatted(bucketNanos, longestWindowNanos));
        }
        this.startNanos = nowNanos;
        this.longestWindowNanos = longestWindowNanos;
        this.bucketNanos = bucketNanos;
        this.requestNanos =
                new long[Math.toIntExact(Math.ceilDiv(longestWindowNanos, bucketNanos)) + 1];
        this.slotEndNanos = bucketNanos;
    }

    /// So many requests are in flight from now on.
    public void change(long nowNanos, int inFlight) {
        if (inFlight < 0 || inFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException(
                    "requests in flight are between 0 and %,d, not %,d"
                            .formatted(MOST_IN_FLIGHT, inFlight));
        }
        advance(nowNanos);
        this.inFlight = inFlight;
    }

    /// How many requests are in flight.
    public int inFlight() {
        return inFlight;
    }

    /// How long it has been counting.
    public long seenNanos(long nowNanos) {
        return Math.max(elapsedNanos, nowNanos - startNanos);
    }

    /// The mean over the window that ends now, in thousandths of a request, rounded up; over what has been seen, if that
    /// is less. If nothing has been seen, it is what is in flight.
    public long meanMilli(long nowNanos, long windowNanos) {
        if (windowNanos < 1 || windowNanos > longestWindowNanos) {
            throw new IllegalArgumentException(
                    "windows are between 1 and %d ns, not %d"
                            .formatted(longestWindowNanos, windowNanos));
        }
        advance(nowNanos);
        long window = Math.min(windowNanos, elapsedNanos);
        if (window == 0) {
            return inFlight * 1000L;
        }
        long sum = sumSince(elapsedNanos - window);
        return sum / window * 1000 + Math.ceilDiv(sum % window * 1000, window);
    }

    private long sumSince(long fromNanos) {
        long oldest = fromNanos / bucketNanos;
        long sum = partOf(oldest, fromNanos);
        for (long bucket = oldest + 1; bucket * bucketNanos < elapsedNanos; bucket++) {
            sum += requestNanos[slot(bucket)];
        }
        return sum;
    }

    /// The newest bucket is as long as the time in it.
    private long partOf(long bucket, long fromNanos) {
        long begin = bucket * bucketNanos;
        long length = Math.min(bucketNanos, elapsedNanos - begin);
        long part = begin + length - fromNanos;
        long whole = requestNanos[slot(bucket)];
        return whole / length * part + whole % length * part / length;
    }

    private void advance(long nowNanos) {
        long until = seenNanos(nowNanos);
        if (until > slotEndNanos) {
            advanceToSlotOf(until);
        }
        fill(until);
    }

    /// Fills the buckets before that of a time, as far as they are kept then.
    private void advanceToSlotOf(long until) {
        long keptFrom = (until / bucketNanos - requestNanos.length + 1) * bucketNanos;
        while (until > slotEndNanos) {
            fill(slotEndNanos);
            elapsedNanos = Math.max(elapsedNanos, keptFrom);
            slotEndNanos = elapsedNanos + bucketNanos;
            slot = slot(elapsedNanos / bucketNanos);
            requestNanos[slot] = 0;
        }
    }

    private void fill(long until) {
        requestNanos[slot] += inFlight * (until - elapsedNanos);
        elapsedNanos = until;
    }

    private int slot(long bucket) {
        return (int) (bucket % requestNanos.length);
    }
}
