package dev.lungfish.core.scaling;

/// The settings of Knative's autoscaler.
///
/// Source: Knative, "Additional autoscaling configuration for Knative Pod Autoscaler" and the defaults of its
/// `config-autoscaler`.
///
/// @param min the fewest replicas
/// @param max the most replicas, at least `min`
/// @param slots how many requests a replica serves at once (Knative: container concurrency), at least 1
/// @param targetPermille how much of the slots should be in use, in thousandths, 1 to 1000
/// @param stableWindowNanos over how long the mean is taken, up to an hour
/// @param panicWindowPermille how much of that window shows a burst, in thousandths, 1 to 1000
/// @param panicThresholdPermille how many times the ready replicas a burst must need, in thousandths, above 1000
/// @param maxScaleUpPermille to how many times the ready replicas one decision may go, in thousandths, above 1000
/// @param maxScaleDownPermille to which fraction of them, as its inverse in thousandths, above 1000
/// @param tickNanos how often it decides
public record KpaRules(
        int min,
        int max,
        int slots,
        int targetPermille,
        long stableWindowNanos,
        int panicWindowPermille,
        int panicThresholdPermille,
        int maxScaleUpPermille,
        int maxScaleDownPermille,
        long tickNanos) {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    public KpaRules {
        Bounds.check(min, max);
        Bounds.check("number of slots", slots, 1, Concurrency.MOST_IN_FLIGHT);
        Bounds.check("target use in thousandths", targetPermille, 1, 1000);
        Bounds.check("stable window in nanoseconds", stableWindowNanos, 1000, HOUR);
        Bounds.check("panic window in thousandths", panicWindowPermille, 1, 1000);
        Bounds.check("panic threshold in thousandths", panicThresholdPermille, 1001, 1_000_000);
        Bounds.check("scale-up rate in thousandths", maxScaleUpPermille, 1001, 1_000_000_000);
        Bounds.check("scale-down rate in thousandths", maxScaleDownPermille, 1001, 1_000_000_000);
        Bounds.check("tick in nanoseconds", tickNanos, 1, HOUR);
    }

    /// Knative's defaults: 70 % of the slots, a minute, panic over 6 seconds at twice the replicas, up a thousandfold,
    /// down by half, every 2 seconds.
    public static KpaRules knative(int min, int max, int slots) {
        return new KpaRules(
                min, max, slots, 700, 60 * SECOND, 100, 2000, 1_000_000, 2000, 2 * SECOND);
    }

    /// Requests in flight on one replica that are aimed for, in thousandths.
    long targetMilli() {
        return (long) slots * targetPermille;
    }

    long panicWindowNanos() {
        return stableWindowNanos / 1000 * panicWindowPermille;
    }
}
