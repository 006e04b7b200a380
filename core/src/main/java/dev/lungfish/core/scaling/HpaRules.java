package dev.lungfish.core.scaling;

import java.util.List;

/// The settings of Kubernetes' HorizontalPodAutoscaler.
///
/// Source: Kubernetes, "Horizontal Pod Autoscaling".
///
/// @param min the fewest replicas
/// @param max the most replicas, at least `min`
/// @param metrics what is kept at its target, at least one; the one that needs the most replicas counts
/// @param up how it scales up
/// @param down how it scales down
/// @param syncNanos how often it decides
/// @param concurrencyWindowNanos over how long the mean of the requests in flight is taken, up to an hour
public record HpaRules(
        int min,
        int max,
        List<HpaMetric> metrics,
        Behaviour up,
        Behaviour down,
        long syncNanos,
        long concurrencyWindowNanos) {

    private static final long SECOND = 1_000_000_000L;

    public HpaRules {
        metrics = List.copyOf(metrics);
        Bounds.check(min, max);
        Bounds.check("sync period in nanoseconds", syncNanos, 1, 3600 * SECOND);
        Bounds.check("concurrency window in nanoseconds", concurrencyWindowNanos, 1, 3600 * SECOND);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException(
                    "an autoscaler needs a metric: give a target of concurrency or of CPU");
        }
    }

    /// Kubernetes' defaults: every 15 seconds, its behaviour and its tolerance of 10 %.
    public static HpaRules kubernetes(int min, int max, List<HpaMetric> metrics) {
        return new HpaRules(
                min, max, metrics, Behaviour.UP, Behaviour.DOWN, 15 * SECOND, 15 * SECOND);
    }
}
