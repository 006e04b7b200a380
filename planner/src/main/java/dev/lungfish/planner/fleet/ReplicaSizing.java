package dev.lungfish.planner.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Scaled;
import dev.lungfish.simulator.run.ProgramTimes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a service would run as replicas, how those of a split would, and how it runs today.
final class ReplicaSizing {

    private static final List<Integer> SIZES = List.of(50, 100, 250, 500, 1000, 2000, 4000);
    private static final int MOST_SLOTS = 1000;
    private static final int MOST_REPLICAS = 10_000;

    /// A thousandth of a processor costs as much as so many megabytes: OpenCost's default prices, a processor at $0.031611
    /// and a gigabyte at $0.004237 an hour.
    private static final double CPU_WEIGHT = 7.64;

    private final Defaults defaults;
    private final Assumed assumed;

    ReplicaSizing(Defaults defaults, Assumed assumed) {
        this.defaults = defaults;
        this.assumed = assumed;
    }

    /// Sized so that what all its replicas hold at the busiest step costs least: small ones waste memory, large ones
    /// processor time.
    ReplicaShape container(
            Traffic traffic, ServiceTraffic own, Work work, @Nullable Workload workload) {
        int least = leastReplicas(workload);
        int target = target(workload);
        double inFlight = busiestInFlight(traffic, own, work);
        assumed.note(
                "processor time that a well-sized replica requests",
                "what makes its service cheapest",
                "50 millicores to 4 processors",
                "none");
        return SIZES.stream()
                .map(
                        cpuMillis ->
                                shape(work, workload, cpuMillis, target)
                                        .between(least, MOST_REPLICAS))
                .min(Comparator.comparingDouble(shape -> weight(shape, inFlight)))
                .orElseThrow();
    }

    private static double weight(ReplicaShape shape, double inFlight) {
        double each = shape.claim().cpuMillis() * CPU_WEIGHT + shape.claim().megabytes();
        return shape.replicasFor(inFlight) * each;
    }

    /// Requests in flight, in the mean over the busiest step.
    static double busiestInFlight(Traffic traffic, ServiceTraffic own, Work work) {
        int most = Arrays.stream(own.counts()).max().orElse(0);
        return most * work.duration().mean() / traffic.stepNanos();
    }

    /// Replicas of a split's base are in use most of the time, so they hold the processor time that all their slots use.
    static ReplicaShape base(ReplicaShape container, Work work) {
        int cpuMillis = (int) Math.ceil(container.slots() * work.cpuShare() * 1000);
        Claim claim =
                new Claim(
                        Math.max(cpuMillis, container.claim().cpuMillis()),
                        container.claim().megabytes());
        return new ReplicaShape(
                claim,
                container.slots(),
                container.targetMilli(),
                1,
                container.most(),
                container.times());
    }

    private int leastReplicas(@Nullable Workload workload) {
        Workload.Scaling scaling = workload == null ? null : workload.scaling();
        if (scaling != null) {
            return Math.max(1, scaling.least());
        }
        assumed.note(
                "fewest replicas where nothing scales them today",
                String.valueOf(defaults.leastReplicas()),
                "so that one may be lost",
                "--least-replicas");
        return defaults.leastReplicas();
    }

    private int target(@Nullable Workload workload) {
        Workload.Scaling scaling = workload == null ? null : workload.scaling();
        if (scaling != null && scaling.cpuPercent() != null) {
            return scaling.cpuPercent();
        }
        assumed.note(
                "autoscaler's target",
                defaults.targetPercent() + " % of the requested processor time",
                "Knative's default of target to limit",
                "--target");
        return defaults.targetPercent();
    }

    /// A replica serves as many requests at once as its limit of processor time can work on, and the autoscaler's target of
    /// used processor time is so many requests in flight.
    private ReplicaShape shape(
            Work work, @Nullable Workload workload, int cpuMillis, int targetPercent) {
        int limitMillis = Math.max(cpuMillis, limit(workload));
        int slots = Math.clamp((long) (limitMillis / (1000 * work.cpuShare())), 1, MOST_SLOTS);
        double target = Math.min(cpuMillis / work.cpuShare(), slots * 1000.0) * targetPercent / 100;
        double slowdown = work.slowdown(limitMillis / 1000.0);
        return new ReplicaShape(
                new Claim(cpuMillis, claimed(work, workload)),
                slots,
                Math.max(1, (long) target),
                1,
                MOST_REPLICAS,
                times(work, slowdown));
    }

    private int cpuMillis(@Nullable Workload workload) {
        Integer requested = workload == null ? null : workload.claim().cpuMillis();
        if (requested != null && requested > 0) {
            return requested;
        }
        assumed.note(
                "processor time that a replica requests",
                defaults.cpuMillis() + " millicores",
                "public microservices' manifests mostly say 50 to 100",
                "--cpu-request");
        return defaults.cpuMillis();
    }

    /// Without a limit of its own a replica may use a whole processor for a moment.
    private static int limit(@Nullable Workload workload) {
        Integer limit = workload == null ? null : workload.claim().cpuLimitMillis();
        return limit == null ? 1000 : limit;
    }

    private static int claimed(Work work, @Nullable Workload workload) {
        Integer requested = workload == null ? null : workload.claim().megabytes();
        return requested == null ? work.megabytes() : requested;
    }

    /// Without a manifest, so many replicas run all the time as the busiest step needs.
    ReplicaShape today(
            double inFlight, Work work, @Nullable Workload workload, ReplicaShape container) {
        noteStart();
        if (workload == null) {
            int replicas = container.replicasFor(inFlight);
            assumed.note(
                    "replicas today",
                    "as many as the busiest step needs, all the time",
                    "no manifest tells",
                    "--services");
            return container.between(replicas, replicas);
        }
        ReplicaShape own = shape(work, workload, cpuMillis(workload), target(workload));
        Workload.Scaling scaling = workload.scaling();
        int replicas = Math.max(1, workload.replicas());
        return scaling == null
                ? own.between(replicas, replicas)
                : own.between(
                        Math.max(1, scaling.least()), Math.max(scaling.most(), scaling.least()));
    }

    /// A pod of today that exists for one run of a job.
    ReplicaShape podToday(Work work, Workload workload) {
        noteStart();
        return pod(work, workload, cpuMillis(workload));
    }

    /// A pod for one run of a job that requests the processor time that the run uses.
    ReplicaShape pod(Work work, @Nullable Workload workload) {
        int used = (int) Math.ceil(work.cpuShare() * 1000);
        return pod(work, workload, Math.max(SIZES.getFirst(), used));
    }

    private ReplicaShape pod(Work work, @Nullable Workload workload, int cpuMillis) {
        double slowdown = work.slowdown(Math.max(cpuMillis, limit(workload)) / 1000.0);
        return new ReplicaShape(
                new Claim(cpuMillis, claimed(work, workload)),
                1,
                1000,
                0,
                MOST_REPLICAS,
                times(work, slowdown));
    }

    private ProgramTimes times(Work work, double slowdown) {
        return ProgramTimes.starting(
                new Constant(defaults.replicaStart().toNanos()),
                new Scaled(work.duration(), slowdown));
    }

    private void noteStart() {
        assumed.note(
                "until a replica can serve",
                defaults.replicaStart().toSeconds() + " s",
                "no source; say what you know",
                "--replica-start");
    }
}
