package dev.lungfish.planner.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.services.Services;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.random.Scaled;
import dev.lungfish.simulator.run.ProgramTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts traffic and manifests together.
public final class FleetAssembly {

    private static final List<Integer> SIZES = List.of(50, 100, 250, 500, 1000, 2000, 4000);
    private static final int MOST_SLOTS = 1000;

    /// A thousandth of a processor costs as much as so many megabytes: OpenCost's default prices, a processor at $0.031611
    /// and a gigabyte at $0.004237 an hour.
    private static final double CPU_WEIGHT = 7.64;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final Set<String> NO_SERVICES = Set.of("DaemonSet", "CronJob", "Job");
    private static final int MOST_REPLICAS = 10_000;
    private static final String OWN = "no source; say what you know";

    private final Defaults defaults;
    private final FunctionLimits limits;
    private final Map<String, CodeFacts> code;
    private final Assumed assumed = new Assumed();

    /// @param limits of the platform that functions would run on
    /// @param code what the services' code tells, by their names in the traffic or their manifests
    public FleetAssembly(Defaults defaults, FunctionLimits limits, Map<String, CodeFacts> code) {
        this.defaults = defaults;
        this.limits = limits;
        this.code = Map.copyOf(code);
    }

    /// The fleet of all services that have traffic, or a manifest.
    public Fleet assemble(Traffic traffic, @Nullable Services manifests) {
        List<Assumption> assumptions = new ArrayList<>(traffic.assumptions());
        List<Workload> workloads = new ArrayList<>();
        if (manifests != null) {
            workloads.addAll(manifests.workloads());
            assumptions.addAll(manifests.assumptions());
        }
        workloads.removeIf(this::isLeftOut);
        List<PlannedService> services = new ArrayList<>();
        for (ServiceTraffic one : traffic.services()) {
            services.add(service(traffic, one, takeOut(workloads, one.name())));
        }
        for (Workload quiet : workloads) {
            assumed.note("requests", "none", "there is no traffic of this name", "--traffic");
            int[] none = new int[traffic.steps()];
            ServiceTraffic silence = new ServiceTraffic(quiet.name(), none, null, null, null, null);
            services.add(service(traffic, silence, quiet));
        }
        assumptions.addAll(assumed.list(services.size()));
        return new Fleet(traffic, services, assumptions);
    }

    /// Pods that run on every node, and those that end by themselves, are no services.
    private boolean isLeftOut(Workload workload) {
        boolean leftOut = NO_SERVICES.contains(workload.kind());
        if (leftOut) {
            assumed.note(
                    workload.kind() + "s",
                    "left as they are",
                    "they take no requests",
                    "--services");
        }
        return leftOut;
    }

    private static @Nullable Workload takeOut(List<Workload> workloads, String called) {
        for (Workload workload : workloads) {
            if (workload.answersTo(called)) {
                workloads.remove(workload);
                return workload;
            }
        }
        return null;
    }

    private PlannedService service(
            Traffic traffic, ServiceTraffic own, @Nullable Workload workload) {
        Work work = work(own, workload);
        CodeFacts facts = codeOf(own.name(), workload);
        FunctionShape function = function(work, coldStarts(workload, facts));
        ReplicaShape container = container(traffic, own, work, workload);
        double inFlight = busiestInFlight(traffic, own, work);
        return new PlannedService(
                own.name(),
                own,
                workload,
                work,
                function,
                container,
                base(container, work),
                today(inFlight, work, workload, container),
                own.trigger() == null || own.trigger().equals("http"),
                obstacles(work, workload, facts));
    }

    private @Nullable CodeFacts codeOf(String name, @Nullable Workload workload) {
        return code.entrySet().stream()
                .filter(
                        one ->
                                one.getKey().equals(name)
                                        || (workload != null && workload.answersTo(one.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private List<String> obstacles(
            Work work, @Nullable Workload workload, @Nullable CodeFacts facts) {
        List<String> obstacles = new ArrayList<>(limits.obstacles(work, workload));
        if (facts != null) {
            obstacles.addAll(facts.obstacles());
        }
        return obstacles;
    }

    private Work work(ServiceTraffic traffic, @Nullable Workload workload) {
        Distribution duration = traffic.duration();
        if (duration == null) {
            assumed.note(
                    "duration of a request", defaults.durationMillis() + " ms", OWN, "--duration");
            duration = new Exponential(defaults.durationMillis() * NANOS_PER_MILLI);
        }
        return new Work(duration, cpuShare(traffic, duration), megabytes(traffic, workload));
    }

    private double cpuShare(ServiceTraffic traffic, Distribution duration) {
        Long cpuNanos = traffic.cpuNanos();
        if (cpuNanos != null && duration.mean() > 0) {
            return Math.max(0.001, cpuNanos / duration.mean());
        }
        assumed.note(
                "processor time of a request",
                "%.0f %% of its duration".formatted(100 * defaults.cpuShare()),
                OWN,
                "--cpu-share");
        return defaults.cpuShare();
    }

    private int megabytes(ServiceTraffic traffic, @Nullable Workload workload) {
        if (traffic.megabytes() != null) {
            return traffic.megabytes();
        }
        if (workload != null && workload.claim().megabytes() != null) {
            return workload.claim().megabytes();
        }
        assumed.note("memory of a running copy", defaults.megabytes() + " MB", OWN, "--memory");
        return defaults.megabytes();
    }

    private FunctionShape function(Work work, ColdStarts starts) {
        double cpu = Math.min(1, work.cpuShare());
        double processors = cpu / (defaults.slowdown() - 1 + cpu);
        int megabytes = limits.megabytes(work.megabytes(), processors);
        assumed.note(
                "memory of a function",
                "what it uses, and enough that a request takes at most %.1f times as long as with a whole processor"
                        .formatted(defaults.slowdown()),
                OWN,
                "--slowdown");
        assumed.note("cold start", starts.text(), starts.source(), "--cold-start");
        double slowdown = work.slowdown(limits.processors(megabytes));
        return new FunctionShape(
                megabytes,
                ProgramTimes.starting(starts.nanos(), new Scaled(work.duration(), slowdown)));
    }

    private ColdStarts coldStarts(@Nullable Workload workload, @Nullable CodeFacts facts) {
        if (defaults.coldStart() != null) {
            return ColdStarts.always(defaults.coldStart().toNanos());
        }
        if (facts != null) {
            return ColdStarts.estimated(facts.start().toNanos());
        }
        return ColdStarts.of(workload == null ? null : workload.language());
    }

    /// Sized so that what all its replicas hold at the busiest step costs least: small ones waste memory, large ones
    /// processor time.
    private ReplicaShape container(
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
    private static double busiestInFlight(Traffic traffic, ServiceTraffic own, Work work) {
        int most = Arrays.stream(own.counts()).max().orElse(0);
        return most * work.duration().mean() / traffic.stepNanos();
    }

    /// Replicas of a split's base are in use most of the time, so they hold the processor time that all their slots use.
    private static ReplicaShape base(ReplicaShape container, Work work) {
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
                ProgramTimes.starting(
                        new Constant(defaults.replicaStart().toNanos()),
                        new Scaled(work.duration(), slowdown)));
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
    private ReplicaShape today(
            double inFlight, Work work, @Nullable Workload workload, ReplicaShape container) {
        assumed.note(
                "until a replica can serve",
                defaults.replicaStart().toSeconds() + " s",
                OWN,
                "--replica-start");
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
}
