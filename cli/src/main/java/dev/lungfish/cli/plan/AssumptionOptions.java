package dev.lungfish.cli.plan;

import dev.lungfish.planner.fleet.Defaults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is taken where neither traffic nor manifests tell.
public final class AssumptionOptions {

    private static final Defaults USUAL = Defaults.USUAL;

    @Option(
            names = "--duration",
            paramLabel = "MS",
            description = "How long a request takes. Default: 100 ms.")
    private @Nullable Integer durationMillis;

    @Option(
            names = "--cpu-share",
            paramLabel = "SHARE",
            description =
                    "The processor time of a request, as a part of its duration: 1 if it only"
                            + " computes, less if it waits for others. Default: 0.5.")
    private @Nullable Double cpuShare;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "What a running copy uses. Default: 512 MB.")
    private @Nullable Integer megabytes;

    @Option(
            names = "--cpu-request",
            paramLabel = "MILLIS",
            description = "The processor time that a replica requests today. Default: 100.")
    private @Nullable Integer cpuMillis;

    @Option(
            names = "--least-replicas",
            paramLabel = "N",
            description = "The fewest replicas of a service that nothing scales today. Default: 2.")
    private @Nullable Integer leastReplicas;

    @Option(
            names = "--target",
            paramLabel = "PERCENT",
            description =
                    "Of its requested processor time, what the autoscaler keeps a replica at."
                            + " Default: 70.")
    private @Nullable Integer targetPercent;

    @Option(
            names = "--slowdown",
            paramLabel = "TIMES",
            description =
                    "How much longer than with a whole processor a request may take on demand; the"
                            + " memory of functions follows from it. Default: 2.")
    private @Nullable Double slowdown;

    @Option(
            names = "--cold-start",
            paramLabel = "MS",
            description = "Until a function can serve. Default: as measured for its language.")
    private @Nullable Integer coldStartMillis;

    @Option(
            names = "--replica-start",
            paramLabel = "S",
            description = "Until a new replica can serve. Default: 20 s.")
    private @Nullable Integer replicaStartSeconds;

    @Option(
            names = "--run-duration",
            paramLabel = "S",
            description =
                    "How long a run of a CronJob or Job takes with a whole processor. Default: 60"
                            + " s.")
    private @Nullable Integer runSeconds;

    /// @throws IllegalArgumentException if one of them is out of its range
    Defaults defaults() {
        return new Defaults(
                or(durationMillis, USUAL.durationMillis()),
                cpuShare == null ? USUAL.cpuShare() : cpuShare,
                or(megabytes, USUAL.megabytes()),
                or(cpuMillis, USUAL.cpuMillis()),
                or(leastReplicas, USUAL.leastReplicas()),
                or(targetPercent, USUAL.targetPercent()),
                slowdown == null ? USUAL.slowdown() : slowdown,
                coldStartMillis == null ? null : Duration.ofMillis(coldStartMillis),
                replicaStartSeconds == null
                        ? USUAL.replicaStart()
                        : Duration.ofSeconds(replicaStartSeconds),
                runSeconds == null ? USUAL.run() : Duration.ofSeconds(runSeconds));
    }

    private static int or(@Nullable Integer given, int usual) {
        return given == null ? usual : given;
    }
}
