package dev.lungfish.server.dispatch;

import dev.lungfish.core.capacity.Claim;

/// How much of its claim of processor time a replica uses, from one reading to the next. For one thread.
final class CpuShare {

    private static final int UNKNOWN = -1;
    private static final long MOST_PERMILLE = 1_000_000;
    private static final long MILLION = 1_000_000;

    private boolean read;
    private long usedNanos;
    private long atNanos;

    /// In thousandths of the claim; negative for the first reading.
    int permille(long nowUsedNanos, long nowNanos, Claim claim) {
        long used = nowUsedNanos - usedNanos;
        long passed = nowNanos - atNanos;
        boolean known = read && passed > 0 && used >= 0;
        read = true;
        usedNanos = nowUsedNanos;
        atNanos = nowNanos;
        if (!known || claim.cpuMillis() == 0) {
            return UNKNOWN;
        }
        double share = (double) used * MILLION / passed / claim.cpuMillis();
        return (int) Math.min(MOST_PERMILLE, Math.round(share));
    }
}
