package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Claim;

/// What a deployment runs, from one rolling update to the next.
final class Generation {

    private static final int MOST_DOUBLINGS = 30;

    final Object owner;
    final Claim claim;
    final int slots;
    boolean proven;
    private int failures;
    private long notBeforeNanos = Long.MIN_VALUE;
    private long failedNanos = Long.MIN_VALUE;

    Generation(Object owner, Claim claim, int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException("a replica has a slot");
        }
        this.owner = owner;
        this.claim = claim;
        this.slots = slots;
    }

    boolean runs(Object otherOwner, Claim otherClaim, int otherSlots) {
        return owner.equals(otherOwner) && claim.equals(otherClaim) && slots == otherSlots;
    }

    int failures() {
        return failures;
    }

    boolean mayStart(long nowNanos) {
        return nowNanos >= notBeforeNanos;
    }

    long notBeforeNanos() {
        return notBeforeNanos;
    }

    /// When a replica last failed.
    long failedNanos() {
        return failedNanos;
    }

    /// Earlier failures say nothing about what is started from now on.
    void forget() {
        failures = 0;
        notBeforeNanos = Long.MIN_VALUE;
    }

    /// A replica failed. The first of several failures is made good at once; more of them before the next may start
    /// make no difference.
    ///
    /// @param stayed whether one has stayed ready since the failure before
    void failed(long nowNanos, boolean stayed, DeploymentRules rules) {
        failedNanos = nowNanos;
        if (!mayStart(nowNanos)) {
            return;
        }
        failures = stayed ? 1 : failures + 1;
        if (failures > 1) {
            int doublings = Math.min(failures - 2, MOST_DOUBLINGS);
            long wait = rules.firstBackoffNanos() << doublings;
            boolean most =
                    wait > rules.mostBackoffNanos()
                            || wait >> doublings != rules.firstBackoffNanos();
            notBeforeNanos = Due.after(nowNanos, most ? rules.mostBackoffNanos() : wait);
        }
    }
}
