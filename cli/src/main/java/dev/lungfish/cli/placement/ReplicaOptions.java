package dev.lungfish.cli.placement;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.lungfish.server.catalog.ReplicaSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.annotation.JsonDeserialize;

/// How a service's replicas run, as options of the command line and as keys of a `lungfish.yaml`, which are the
/// options' names. What is not given stays as it is on the platform.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class ReplicaOptions {

    @Option(
            names = "--min-replicas",
            paramLabel = "N",
            description = "The fewest replicas, even without traffic. Default: 1.")
    private @Nullable Integer minReplicas;

    @Option(
            names = "--max-replicas",
            paramLabel = "N",
            description = "The most replicas, whatever the traffic. Default: 10.")
    private @Nullable Integer maxReplicas;

    @Option(
            names = "--replica-slots",
            paramLabel = "N",
            description =
                    "How many requests one replica serves at once. Default: 80 for a web program, for"
                            + " a handler what suits its runtime.")
    private @Nullable Integer replicaSlots;

    @Option(
            names = "--cpu-millis",
            paramLabel = "N",
            description =
                    "Processor time of one replica, in thousandths of a processor. Default: what its"
                            + " memory brings, a whole one with 1769 MB.")
    private @Nullable Integer cpuMillis;

    @Option(
            names = "--autoscaler",
            paramLabel = "hpa|kpa",
            converter = Word.Algorithm.class,
            completionCandidates = Word.Algorithm.class,
            description =
                    "Whose arithmetic decides how many replicas there are: Kubernetes'"
                            + " HorizontalPodAutoscaler or Knative's. Default: hpa.")
    private ReplicaSettings.@Nullable Algorithm autoscaler;

    @Option(
            names = "--metric",
            paramLabel = "concurrency|cpu",
            converter = Word.Metric.class,
            completionCandidates = Word.Metric.class,
            description =
                    "What the autoscaler looks at: requests in flight, or the CPU in use (hpa only)."
                            + " Default: concurrency.")
    private ReplicaSettings.@Nullable Metric metric;

    @Option(
            names = "--target-percent",
            paramLabel = "N",
            description = "How much of the slots, or of the CPU, should be in use. Default: 70.")
    private @Nullable Integer targetPercent;

    @Option(
            names = "--max-surge",
            paramLabel = "N",
            description = "How many replicas too many a rolling update may run. Default: 1.")
    private @Nullable Integer maxSurge;

    @Option(
            names = "--max-unavailable",
            paramLabel = "N",
            description = "How many replicas a rolling update may do without. Default: 0.")
    private @Nullable Integer maxUnavailable;

    @Option(
            names = "--queue-length",
            paramLabel = "N",
            description = "How many requests may wait for a slot of a replica. Default: 1000.")
    private @Nullable Integer queueLength;

    @Option(
            names = "--queue-time",
            paramLabel = "TIME",
            converter = WholeSeconds.class,
            description = "How long a request may wait for a slot. Default: 10s.")
    @JsonDeserialize(using = WholeSeconds.Key.class)
    private @Nullable Integer queueTime;

    @Option(
            names = "--drain-time",
            paramLabel = "TIME",
            converter = WholeSeconds.class,
            description =
                    "How long a replica that stops may take to finish what it serves. Default: 30s.")
    @JsonDeserialize(using = WholeSeconds.Key.class)
    private @Nullable Integer drainTime;

    @Option(
            names = "--startup-time",
            paramLabel = "TIME",
            converter = WholeSeconds.class,
            description = "How long a replica may take to become ready. Default: 1m.")
    @JsonDeserialize(using = WholeSeconds.Key.class)
    private @Nullable Integer startupTime;

    @Option(
            names = "--base-window",
            paramLabel = "TIME",
            converter = WholeSeconds.class,
            description =
                    "Over how long traffic is looked at to find the steady base of a split service."
                            + " Default: 10m.")
    @JsonDeserialize(using = WholeSeconds.Key.class)
    private @Nullable Integer baseWindow;

    @Option(
            names = "--liveness-path",
            paramLabel = "PATH",
            description =
                    "A replica of a web program is replaced when this path fails. Default: its"
                            + " readiness path.")
    private @Nullable String livenessPath;

    @Option(
            names = "--network",
            paramLabel = "platform|host",
            converter = Word.Network.class,
            completionCandidates = Word.Network.class,
            description =
                    "What a replica can reach, where sandboxes have walls: the platform alone, or what"
                            + " the machine can. Default: platform.")
    private ReplicaSettings.@Nullable NetworkAccess network;

    /// What is given, by the platform's names.
    public Map<String, Object> settings() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "minReplicas", minReplicas);
        put(given, "maxReplicas", maxReplicas);
        put(given, "slots", replicaSlots);
        put(given, "cpuMillis", cpuMillis);
        put(given, "autoscaler", autoscaler);
        put(given, "metric", metric);
        put(given, "targetPercent", targetPercent);
        put(given, "maxSurge", maxSurge);
        put(given, "maxUnavailable", maxUnavailable);
        put(given, "queueLength", queueLength);
        put(given, "queueSeconds", queueTime);
        put(given, "drainSeconds", drainTime);
        put(given, "startupSeconds", startupTime);
        put(given, "baseWindowSeconds", baseWindow);
        put(given, "livenessPath", livenessPath);
        put(given, "network", network);
        return given;
    }

    private static void put(Map<String, Object> given, String key, @Nullable Object value) {
        if (value != null) {
            given.put(key, value instanceof Enum<?> word ? Word.of(word) : value);
        }
    }
}
