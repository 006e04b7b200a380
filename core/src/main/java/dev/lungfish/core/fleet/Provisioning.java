package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.ServiceLimits;

/// How many environments of a fleet are kept initialised, and when a lost one is replaced: after a second, and after
/// twice as long each time until one has started again.
final class Provisioning {

    private static final long FIRST_WAIT_NANOS = 1_000_000_000L;
    private static final int MOST_DOUBLINGS = 8;

    private final ServiceLimits limits;
    private final Pool<?> pool;
    private int wanted;
    private int units;
    private int doublings;
    private long notBeforeNanos = Long.MIN_VALUE;

    Provisioning(ServiceLimits limits, Pool<?> pool) {
        this.limits = limits;
        this.pool = pool;
    }

    void want(int environments) {
        wanted = environments;
        holdUnits();
    }

    boolean wantsStart() {
        return pool.size() < wanted;
    }

    boolean hasSurplus() {
        return pool.size() > wanted;
    }

    boolean mayStart(long nowNanos) {
        return nowNanos >= notBeforeNanos;
    }

    /// When the next may start, if only time stands against it.
    long notBeforeNanos() {
        return notBeforeNanos;
    }

    void started() {
        doublings = 0;
    }

    /// An environment failed to start, or broke. More losses before the next start make no difference.
    void lost(long nowNanos) {
        if (mayStart(nowNanos)) {
            notBeforeNanos = Due.after(nowNanos, FIRST_WAIT_NANOS << doublings);
            doublings = Math.min(doublings + 1, MOST_DOUBLINGS);
        }
    }

    /// Holds concurrency for what is wanted, and for what is there still though it is wanted no more.
    void holdUnits() {
        int held = Math.max(wanted, pool.size());
        limits.provision(held - units);
        units = held;
    }
}
