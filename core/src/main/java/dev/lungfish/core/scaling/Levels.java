package dev.lungfish.core.scaling;

import java.util.Arrays;

/// For how much of a window that ends now at least so many replicas were in use, if each were filled before the next.
///
/// With so many slots each, the k-th replica is in use while more than (k - 1) x slots requests are in flight. Time is
/// kept in buckets; the window is as long as it says, and up to a bucket longer.
public final class Levels {

    private static final int MOST_BUCKETS = 10_000;

    private final long startNanos;
    private final long bucketNanos;
    private final int slots;
    private final int mostReplicas;
    private final long[][] nanosAtLevel;

    private int level;
    private long elapsedNanos;

    /// The newest bucket.
    private int slot;

    private long slotEndNanos;

    /// @param windowNanos the length of the window
    /// @param buckets in how many parts it is kept, 1 to 10,000
    /// @param slots how many requests a replica serves at once, at least 1
    /// @param mostReplicas up to how many replicas are told apart, 0 to 100,000
    public Levels(long nowNanos, long windowNanos, int buckets, int slots, int mostReplicas) {
        if (buckets < 1 || buckets > MOST_BUCKETS || windowNanos < buckets) {
            throw new IllegalArgumentException(
                    "a window has between 1 and 10,000 buckets of at least 1 ns, not %d in %d ns"
                            .formatted(buckets, windowNanos));
        }
        Bounds.check("number of slots", slots, 1, Integer.MAX_VALUE);
        Bounds.check("number of replicas", mostReplicas, 0, Bounds.MOST_REPLICAS);
        this.startNanos = nowNanos;
        this.bucketNanos = Math.ceilDiv(windowNanos, buckets);
        this.slots = slots;
        this.mostReplicas = mostReplicas;
        this.nanosAtLevel = new long[buckets + 1][1];
        this.slotEndNanos = bucketNanos;
    }

    /// So many requests are in flight from now on.
    public void change(long nowNanos, int inFlight) {
        if (inFlight < 0) {
            throw new IllegalArgumentException("requests in flight are not negative: " + inFlight);
        }
        advance(nowNanos);
        level = Math.min(Math.ceilDiv(inFlight, slots), mostReplicas);
        if (level >= nanosAtLevel[0].length) {
            widen();
        }
    }

    /// How many replicas are in use.
    int level() {
        return level;
    }

    /// How many have been in use at most, as far as the window goes back.
    int most(long nowNanos) {
        return Math.max(level, replicasInUse(nowNanos, 0));
    }

    /// How long of the window has been seen.
    public long seenNanos(long nowNanos) {
        advance(nowNanos);
        return elapsedNanos - keptFrom(elapsedNanos);
    }

    /// The most replicas that were all in use for at least such a share of what has been seen of the window.
    ///
    /// @param sharePermille the share in thousandths
    public int replicasInUse(long nowNanos, int sharePermille) {
        long seenNanos = seenNanos(nowNanos);
        long inUseNanos = 0;
        for (int replicas = nanosAtLevel[0].length - 1; replicas > 0; replicas--) {
            inUseNanos += nanosAt(replicas);
            if (inUseNanos > 0 && inUseNanos * 1000 >= seenNanos * sharePermille) {
                return replicas;
            }
        }
        return 0;
    }

    private long nanosAt(int replicas) {
        long nanos = 0;
        for (long from = keptFrom(elapsedNanos); from < elapsedNanos; from += bucketNanos) {
            nanos += nanosAtLevel[slotAt(from)][replicas];
        }
        return nanos;
    }

    /// Twice as wide as the level needs, so that it is rare.
    private void widen() {
        int width = Math.min(2 * level, mostReplicas) + 1;
        for (int i = 0; i < nanosAtLevel.length; i++) {
            nanosAtLevel[i] = Arrays.copyOf(nanosAtLevel[i], width);
        }
    }

    private void advance(long nowNanos) {
        long until = Math.max(elapsedNanos, nowNanos - startNanos);
        if (until > slotEndNanos) {
            advanceToSlotOf(until);
        }
        fill(until);
    }

    /// Fills the buckets before that of a time, as far as they are kept then.
    private void advanceToSlotOf(long until) {
        while (until > slotEndNanos) {
            fill(slotEndNanos);
            elapsedNanos = Math.max(elapsedNanos, keptFrom(until));
            slotEndNanos = elapsedNanos + bucketNanos;
            slot = slotAt(elapsedNanos);
            Arrays.fill(nanosAtLevel[slot], 0);
        }
    }

    private void fill(long until) {
        nanosAtLevel[slot][level] += until - elapsedNanos;
        elapsedNanos = until;
    }

    /// The begin of the oldest bucket that is kept at that time.
    private long keptFrom(long nanos) {
        return Math.max(0, nanos / bucketNanos - nanosAtLevel.length + 1) * bucketNanos;
    }

    private int slotAt(long nanos) {
        return (int) (nanos / bucketNanos % nanosAtLevel.length);
    }
}
