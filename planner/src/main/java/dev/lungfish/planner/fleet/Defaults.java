package dev.lungfish.planner.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is taken where neither traffic nor manifests tell. Every one of them is an option, and is printed when it is used.
///
/// @param durationMillis of a request
/// @param cpuShare the processor time of a request as a part of its duration
/// @param megabytes what one running copy uses
/// @param cpuMillis what a replica requests
/// @param leastReplicas the fewest replicas of a service that nothing scales
/// @param targetPercent of its requested processor time that the autoscaler keeps a replica at
/// @param slowdown how much longer a request may take on demand than with a whole processor; the memory follows from it
/// @param coldStart until a function can serve; null for that of its language
/// @param replicaStart until a replica can serve
/// @param run how long a run of a job takes where a whole processor is there
public record Defaults(
        int durationMillis,
        double cpuShare,
        int megabytes,
        int cpuMillis,
        int leastReplicas,
        int targetPercent,
        double slowdown,
        @Nullable Duration coldStart,
        Duration replicaStart,
        Duration run) {

    public static final Defaults USUAL =
            new Defaults(
                    100,
                    0.5,
                    512,
                    100,
                    2,
                    70,
                    2,
                    null,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60));

    public Defaults {
        require(durationMillis >= 1, "a request takes at least 1 ms");
        require(cpuShare > 0 && cpuShare <= 64, "the CPU share is above 0 and at most 64");
        require(megabytes >= 1 && cpuMillis >= 1, "memory and CPU are at least 1");
        require(leastReplicas >= 1, "there is at least 1 replica");
        require(targetPercent >= 1 && targetPercent <= 100, "the target is 1 to 100 percent");
        require(slowdown > 1, "a request may take more than once as long");
        require(!replicaStart.isNegative(), "a start takes no negative time");
        require(coldStart == null || !coldStart.isNegative(), "a start takes no negative time");
        require(run.isPositive(), "a run takes some time");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
