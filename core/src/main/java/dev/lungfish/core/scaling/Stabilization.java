package dev.lungfish.core.scaling;

/// Compares a recommendation with those before it, so that a metric that swings does not move the replicas.
///
/// Source: Kubernetes, "Horizontal Pod Autoscaling", section "Stabilization window".
final class Stabilization {

    private final long upNanos;
    private final long downNanos;
    private final History recommendations;

    Stabilization(HpaRules rules) {
        upNanos = rules.up().stabilizationNanos();
        downNanos = rules.down().stabilizationNanos();
        recommendations = new History(Math.max(upNanos, downNanos));
    }

    void recommend(long nowNanos, int replicas) {
        recommendations.add(nowNanos, replicas);
    }

    /// Up to the lowest and down to the highest of what was recommended in the direction's window.
    int stabilize(long nowNanos, int wanted, int desired) {
        if (recommendations.isEmpty()) {
            recommend(nowNanos, wanted);
        }
        int lowest = recommendations.fold(nowNanos, upNanos, desired, Math::min);
        int highest = recommendations.fold(nowNanos, downNanos, desired, Math::max);
        recommend(nowNanos, desired);
        return Math.clamp(wanted, lowest, highest);
    }
}
