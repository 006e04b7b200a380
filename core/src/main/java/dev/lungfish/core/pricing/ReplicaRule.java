package dev.lungfish.core.pricing;

/// How a platform turns the life of a replica into what it bills.
///
/// @param stepMillis lives are rounded up to a multiple of it
/// @param leastMillis a replica that lives shorter is billed for so long
public record ReplicaRule(long stepMillis, long leastMillis) {

    /// Every millisecond is billed as it is.
    public static final ReplicaRule EXACT = new ReplicaRule(1, 0);

    private static final long LONGEST_MILLIS = 24 * 60 * 60 * 1000;

    public ReplicaRule {
        if (stepMillis < 1 || stepMillis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(
                    "a billing step is between 1 ms and a day, not " + stepMillis + " ms");
        }
        if (leastMillis < 0 || leastMillis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(
                    "the least that is billed is between nothing and a day, not "
                            + leastMillis
                            + " ms");
        }
    }

    /// What is billed for a replica that has lived for so long, if it ended now. Nothing for one that has not lived yet.
    public long billedMillis(long livedMillis) {
        return livedMillis == 0
                ? 0
                : Math.ceilDiv(Math.max(leastMillis, livedMillis), stepMillis) * stepMillis;
    }
}
