package dev.lungfish.server.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How a service runs where it has replicas. All have defaults, so that nobody has to set one.
///
/// @param minReplicas the fewest, even without traffic
/// @param maxReplicas the most, whatever the traffic
/// @param slots requests that one replica serves at once; null for what suits its contract and runtime
/// @param cpuMillis processor time that one replica gets, in thousandths of a processor; null for what its memory brings,
///     as on AWS Lambda
/// @param autoscaler whose arithmetic it is
/// @param metric what it looks at
/// @param targetPercent how much of the slots (or of the CPU) should be in use
/// @param maxSurge replicas beyond the wanted number that a rolling update may run
/// @param maxUnavailable replicas of the wanted number that a rolling update may do without
/// @param queueLength requests that may wait for a slot
/// @param queueSeconds how long one may wait
/// @param drainSeconds how long a replica may take to finish what it serves before it is ended
/// @param startupSeconds how long a replica may take to become ready
/// @param baseWindowSeconds over how long traffic is looked at to find the steady base of a split service
/// @param livenessPath a GET of it fails when the program will not recover; null for the readiness path
/// @param network what a replica can reach, where the backend has walls
public record ReplicaSettings(
        int minReplicas,
        int maxReplicas,
        @Nullable Integer slots,
        @Nullable Integer cpuMillis,
        Algorithm autoscaler,
        Metric metric,
        int targetPercent,
        int maxSurge,
        int maxUnavailable,
        int queueLength,
        int queueSeconds,
        int drainSeconds,
        int startupSeconds,
        int baseWindowSeconds,
        @Nullable String livenessPath,
        NetworkAccess network) {

    /// Whose arithmetic decides how many replicas there are.
    public enum Algorithm {
        /// Kubernetes' HorizontalPodAutoscaler.
        @JsonProperty("hpa")
        HPA,
        /// Knative's autoscaler, which panics when traffic doubles.
        @JsonProperty("kpa")
        KPA
    }

    /// What the autoscaler looks at.
    public enum Metric {
        @JsonProperty("concurrency")
        CONCURRENCY,
        @JsonProperty("cpu")
        CPU
    }

    /// What a replica can reach.
    public enum NetworkAccess {
        /// The platform, and nothing else.
        @JsonProperty("platform")
        PLATFORM,
        /// What the machine can reach.
        @JsonProperty("host")
        HOST
    }

    public static final int MOST_REPLICAS = 1000;
    public static final int MOST_SLOTS = 1000;
    private static final int LEAST_CPU_MILLIS = 10;

    public static final ReplicaSettings DEFAULT =
            new ReplicaSettings(
                    1,
                    10,
                    null,
                    null,
                    Algorithm.HPA,
                    Metric.CONCURRENCY,
                    70,
                    1,
                    0,
                    1000,
                    10,
                    30,
                    60,
                    600,
                    null,
                    NetworkAccess.PLATFORM);

    public ReplicaSettings {
        between("minReplicas", minReplicas, 1, MOST_REPLICAS);
        between("maxReplicas", maxReplicas, minReplicas, MOST_REPLICAS);
        between("slots", slots == null ? 1 : slots, 1, MOST_SLOTS);
        between(
                "cpuMillis",
                cpuMillis == null ? LEAST_CPU_MILLIS : cpuMillis,
                LEAST_CPU_MILLIS,
                1_000_000);
        between("targetPercent", targetPercent, 1, 100);
        between("maxSurge", maxSurge, 0, MOST_REPLICAS);
        between("maxUnavailable", maxUnavailable, 0, MOST_REPLICAS);
        between("queueLength", queueLength, 0, 100_000);
        between("queueSeconds", queueSeconds, 0, 900);
        between("drainSeconds", drainSeconds, 0, 900);
        between("startupSeconds", startupSeconds, 1, 900);
        between("baseWindowSeconds", baseWindowSeconds, 10, 86_400);
        if (maxSurge + maxUnavailable == 0) {
            throw new IllegalArgumentException(
                    "maxSurge and maxUnavailable cannot both be 0: a rolling update could not begin");
        }
        if (livenessPath != null && !livenessPath.startsWith("/")) {
            throw new IllegalArgumentException("livenessPath starts with /");
        }
        if (autoscaler == Algorithm.KPA && metric == Metric.CPU) {
            throw new IllegalArgumentException(
                    "autoscaler kpa looks at concurrency only: set metric to concurrency, or autoscaler to hpa");
        }
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d: give a number from %d to %d".formatted(name, value, least, most));
        }
    }
}
