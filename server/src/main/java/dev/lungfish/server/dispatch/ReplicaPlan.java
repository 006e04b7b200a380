package dev.lungfish.server.dispatch;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.scaling.Autoscaler;
import dev.lungfish.core.scaling.Hpa;
import dev.lungfish.core.scaling.HpaMetric;
import dev.lungfish.core.scaling.HpaRules;
import dev.lungfish.core.scaling.Kpa;
import dev.lungfish.core.scaling.KpaRules;
import dev.lungfish.core.scaling.SteadyBase;
import dev.lungfish.core.scaling.SteadyBaseRules;
import dev.lungfish.core.service.Contract;
import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.server.catalog.Revision;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From a service's settings to the rules of its replicas.
final class ReplicaPlan {

    /// AWS Lambda: 1,769 MB come with one processor.
    private static final int MEGABYTES_PER_CPU = 1769;

    /// Google Cloud Run's default of concurrent requests per instance.
    private static final int WEB_SLOTS = 80;

    /// AWS Lambda Managed Instances' defaults, for each processor.
    private static final int JAVA_SLOTS_PER_CPU = 32;

    private static final int NODE_SLOTS_PER_CPU = 64;

    /// A process each, where the runtime takes one invocation at a time.
    private static final int PROCESSES = 4;

    /// The base may change by as many replicas within one window.
    private static final int STEPS_PER_WINDOW = 20;

    private ReplicaPlan() {}

    static ReplicaRules rules(ReplicaSettings settings, Revision revision) {
        int slots = slots(settings, revision);
        return new ReplicaRules(
                deployment(settings),
                claim(settings, revision),
                slots,
                settings.minReplicas(),
                settings.maxReplicas(),
                nowNanos -> autoscaler(settings, slots, nowNanos),
                nowNanos -> steadyBase(base(settings, slots), nowNanos));
    }

    static int slots(ReplicaSettings settings, Revision revision) {
        if (settings.slots() != null) {
            return settings.slots();
        }
        if (revision.contract() == Contract.WEB) {
            return WEB_SLOTS;
        }
        if (revision.runtime().startsWith("java")) {
            return slotsOfCpus(JAVA_SLOTS_PER_CPU, settings, revision);
        }
        return revision.runtime().startsWith("nodejs")
                ? slotsOfCpus(NODE_SLOTS_PER_CPU, settings, revision)
                : PROCESSES;
    }

    private static int slotsOfCpus(int perCpu, ReplicaSettings settings, Revision revision) {
        return Math.max(PROCESSES, perCpu * claim(settings, revision).cpuMillis() / 1000);
    }

    private static Claim claim(ReplicaSettings settings, Revision revision) {
        int megabytes = revision.memoryMegabytes();
        Integer given = settings.cpuMillis();
        int cpuMillis = given == null ? Math.ceilDiv(megabytes * 1000, MEGABYTES_PER_CPU) : given;
        return new Claim(cpuMillis, megabytes);
    }

    private static DeploymentRules deployment(ReplicaSettings settings) {
        DeploymentRules rules = DeploymentRules.DEFAULT;
        return new DeploymentRules(
                settings.maxSurge(),
                settings.maxUnavailable(),
                settings.queueLength(),
                TimeUnit.SECONDS.toNanos(settings.queueSeconds()),
                TimeUnit.SECONDS.toNanos(settings.drainSeconds()),
                rules.firstBackoffNanos(),
                rules.mostBackoffNanos(),
                rules.provenNanos());
    }

    private static Autoscaler autoscaler(ReplicaSettings settings, int slots, long nowNanos) {
        int least = settings.minReplicas();
        int most = settings.maxReplicas();
        int permille = settings.targetPercent() * 10;
        if (settings.autoscaler() == ReplicaSettings.Algorithm.KPA) {
            return new Kpa(kpa(KpaRules.knative(least, most, slots), permille), 0, nowNanos);
        }
        HpaMetric metric =
                switch (settings.metric()) {
                    case CPU -> new HpaMetric.CpuUtilisation(permille);
                    case CONCURRENCY ->
                            new HpaMetric.ConcurrencyPerReplica((long) slots * permille);
                };
        return new Hpa(HpaRules.kubernetes(least, most, List.of(metric)), nowNanos);
    }

    private static Autoscaler steadyBase(SteadyBaseRules rules, long nowNanos) {
        return new SteadyBase(rules, rules.levels(nowNanos), nowNanos);
    }

    private static SteadyBaseRules base(ReplicaSettings settings, int slots) {
        SteadyBaseRules usual =
                SteadyBaseRules.of(settings.minReplicas(), settings.maxReplicas(), slots);
        long windowNanos = TimeUnit.SECONDS.toNanos(settings.baseWindowSeconds());
        return new SteadyBaseRules(
                usual.min(),
                usual.max(),
                slots,
                usual.breakEvenPermille(),
                windowNanos,
                usual.seenPermille(),
                windowNanos / STEPS_PER_WINDOW);
    }

    private static KpaRules kpa(KpaRules usual, int targetPermille) {
        return new KpaRules(
                usual.min(),
                usual.max(),
                usual.slots(),
                targetPermille,
                usual.stableWindowNanos(),
                usual.panicWindowPermille(),
                usual.panicThresholdPermille(),
                usual.maxScaleUpPermille(),
                usual.maxScaleDownPermille(),
                usual.tickNanos());
    }
}
