package dev.lungfish.planner.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service as it runs today, as far as its manifest tells. Null is what the manifest does not tell.
///
/// @param name matches the name in the traffic; with its namespace before it where several have the same name
/// @param kind as Kubernetes names it: `Deployment`, `StatefulSet`, `DaemonSet`, `ReplicaSet`, `Pod`, `CronJob`, `Job`
/// @param replicas how many run when nothing scales them
/// @param claim what one replica requests
/// @param scaling its HorizontalPodAutoscaler
/// @param minAvailable how many replicas a disruption must leave
/// @param schedule when a CronJob runs, as it is written, with `CRON_TZ=zone` before it where it names its zone; [Cron] reads it
/// @param image the image of its largest container
/// @param pinned what ties it to a node or a container, each a sentence: volumes, GPU, host network
/// @param namespace where it stands
/// @param aliases names of the Kubernetes Services that lead to it and to nothing else
/// @param runtime the language that it seems to be written in
/// @param notes what else one should know of it, each a sentence
/// @param origin where its manifest stands, and what ties it to its node
public record Workload(
        String name,
        String kind,
        int replicas,
        Requested claim,
        @Nullable Scaling scaling,
        @Nullable Integer minAvailable,
        @Nullable String schedule,
        @Nullable String image,
        List<String> pinned,
        @Nullable String namespace,
        List<String> aliases,
        @Nullable RuntimeGuess runtime,
        List<String> notes,
        @Nullable Origin origin) {

    /// What one replica requests, all of its containers together, and its limits. A request of nothing at all is not told.
    public record Requested(
            @Nullable Integer cpuMillis,
            @Nullable Integer megabytes,
            @Nullable Integer cpuLimitMillis,
            @Nullable Integer limitMegabytes) {}

    /// How its HorizontalPodAutoscaler scales it.
    ///
    /// @param cpuPercent the target of CPU utilisation
    public record Scaling(int least, int most, @Nullable Integer cpuPercent) {}

    public Workload {
        pinned = List.copyOf(pinned);
        aliases = List.copyOf(aliases);
        notes = List.copyOf(notes);
    }

    /// A workload of which no more is known than this.
    public Workload(
            String name,
            String kind,
            int replicas,
            Requested claim,
            @Nullable Scaling scaling,
            @Nullable Integer minAvailable,
            @Nullable String schedule,
            @Nullable String image,
            List<String> pinned) {
        this(
                name,
                kind,
                replicas,
                claim,
                scaling,
                minAvailable,
                schedule,
                image,
                pinned,
                null,
                List.of(),
                null,
                List.of(),
                null);
    }

    /// The language that it seems to be written in.
    public RuntimeGuess.@Nullable Language language() {
        return runtime == null ? null : runtime.language();
    }

    /// Whether traffic to this name is traffic to it.
    public boolean answersTo(String called) {
        return name.equals(called) || aliases.contains(called);
    }

    /// Whether its pods end by themselves, so that each run has its own.
    public boolean runsToEnd() {
        return kind.equals("CronJob") || kind.equals("Job");
    }
}
