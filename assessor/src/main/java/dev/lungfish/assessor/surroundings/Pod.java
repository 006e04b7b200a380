package dev.lungfish.assessor.surroundings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a service runs today, as its manifest has it. Null is what the manifest does not tell.
///
/// @param file the manifest
/// @param line where the workload begins in it, from 1 on; 0 where it has no lines
/// @param kind as Kubernetes names it, such as `Deployment`
/// @param leastReplicas those that an autoscaler keeps; as many as `replicas` where nothing scales it
/// @param cpuMillis what one replica requests, in thousandths of a processor
/// @param schedule when a CronJob runs, as it is written
/// @param ties what ties it to its node
public record Pod(
        String file,
        int line,
        String kind,
        int replicas,
        int leastReplicas,
        int mostReplicas,
        @Nullable Integer cpuMillis,
        @Nullable Integer megabytes,
        @Nullable Integer cpuLimitMillis,
        @Nullable Integer limitMegabytes,
        @Nullable String schedule,
        List<Tie> ties) {

    public Pod {
        ties = List.copyOf(ties);
    }
}
