package dev.lungfish.core.fleet;

/// The settings of one always-on deployment. Counts and words are those of Kubernetes' Deployments.
///
/// @param surge how many replicas beyond the wanted number a rolling update may run
/// @param unavailable how many of the wanted number a rolling update may do without
/// @param queueLength how many requests may wait for a slot
/// @param queueNanos how long a request may wait for a slot
/// @param drainNanos how long a replica that is to stop may take to finish what it serves
/// @param firstBackoffNanos how long a replica that failed twice in a row is not started again; it doubles each time
/// @param mostBackoffNanos the longest such wait
/// @param provenNanos a replica that was ready for so long has forgotten earlier failures
public record DeploymentRules(
        int surge,
        int unavailable,
        int queueLength,
        long queueNanos,
        long drainNanos,
        long firstBackoffNanos,
        long mostBackoffNanos,
        long provenNanos) {

    private static final long SECOND = 1_000_000_000L;

    /// One more replica during an update and never one less, as suits services of few replicas. The back-off has the
    /// shape of Kubernetes' (it doubles up to five minutes) but begins after a second.
    public static final DeploymentRules DEFAULT =
            new DeploymentRules(
                    1, 0, 1000, 10 * SECOND, 30 * SECOND, SECOND, 300 * SECOND, 60 * SECOND);

    public DeploymentRules {
        if (surge < 0 || unavailable < 0 || surge + unavailable == 0) {
            throw new IllegalArgumentException(
                    "a rolling update needs a surge or may do without a replica");
        }
        if (queueLength < 0
                || queueNanos < 0
                || drainNanos < 0
                || firstBackoffNanos < 0
                || mostBackoffNanos < firstBackoffNanos
                || provenNanos < 0) {
            throw new IllegalArgumentException("times and lengths are not negative");
        }
    }
}
