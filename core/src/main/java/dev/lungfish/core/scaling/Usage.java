package dev.lungfish.core.scaling;

/// How much of a metric there is, against its target for so many replicas.
///
/// @param used the sum over the replicas, in thousandths
/// @param target the target for each, in thousandths
/// @param replicas over how many replicas it is
record Usage(long used, long target, int replicas) {

    /// Negative below the target, positive above.
    int direction() {
        return Long.compare(used, target * replicas);
    }

    /// Whether it is so near the target that nothing changes.
    boolean isTolerated(HpaRules rules) {
        long aim = target * replicas;
        return used * 1000 >= aim * (1000 - rules.down().tolerancePermille())
                && used * 1000 <= aim * (1000 + rules.up().tolerancePermille());
    }

    /// How many replicas bring it to the target.
    int needed() {
        return Bounds.replicas(Math.ceilDiv(used, target));
    }

    /// With more replicas that use so much each.
    Usage with(int more, long usedEach) {
        return new Usage(used + more * usedEach, target, replicas + more);
    }
}
