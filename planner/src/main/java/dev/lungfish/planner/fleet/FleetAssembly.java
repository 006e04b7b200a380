package dev.lungfish.planner.fleet;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.services.Services;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts traffic and manifests together.
public final class FleetAssembly {

    private static final String ON_EVERY_NODE = "DaemonSet";

    private final FunctionLimits limits;
    private final Map<String, CodeFacts> code;
    private final Assumed assumed = new Assumed();
    private final WorkEstimate estimate;
    private final FunctionSizing functions;
    private final ReplicaSizing replicas;

    /// @param limits of the platform that functions would run on
    public FleetAssembly(Defaults defaults, FunctionLimits limits) {
        this(defaults, limits, Map.of());
    }

    /// @param limits of the platform that functions would run on
    /// @param code what services' code tells, by their names in the traffic or their manifests
    public FleetAssembly(Defaults defaults, FunctionLimits limits, Map<String, CodeFacts> code) {
        this.limits = limits;
        this.code = Map.copyOf(code);
        this.estimate = new WorkEstimate(defaults, assumed);
        this.functions = new FunctionSizing(defaults, limits, assumed);
        this.replicas = new ReplicaSizing(defaults, assumed);
    }

    /// The fleet of all services that have traffic, or a manifest.
    public Fleet assemble(Traffic traffic, @Nullable Services manifests) {
        List<Assumption> assumptions = new ArrayList<>(traffic.assumptions());
        List<Workload> workloads = new ArrayList<>();
        if (manifests != null) {
            workloads.addAll(manifests.workloads());
            assumptions.addAll(manifests.assumptions());
        }
        List<Workload> everywhere =
                workloads.stream().filter(one -> one.kind().equals(ON_EVERY_NODE)).toList();
        workloads.removeAll(everywhere);
        Unmatched unmatched = new Unmatched(workloads);
        List<PlannedService> services = new ArrayList<>();
        for (ServiceTraffic one : traffic.services()) {
            Workload own = unmatched.take(one.name());
            boolean isJob = own != null && own.runsToEnd();
            services.add(service(traffic, one, own, isJob ? new Job(null) : null));
        }
        Schedules schedules = new Schedules(traffic, assumed);
        unmatched.rest().forEach(own -> services.add(unnamed(traffic, own, schedules)));
        assumptions.addAll(assumed.list(services.size()));
        return new Fleet(with(traffic, services), services, everywhere, assumptions);
    }

    private static Traffic with(Traffic traffic, List<PlannedService> services) {
        return new Traffic(
                traffic.start(),
                traffic.zone(),
                traffic.stepNanos(),
                traffic.steps(),
                services.stream().map(PlannedService::traffic).toList(),
                traffic.assumptions());
    }

    /// One that has no traffic of its name: a job runs all the same.
    private PlannedService unnamed(Traffic traffic, Workload workload, Schedules schedules) {
        if (workload.runsToEnd()) {
            Job job = schedules.job(workload);
            return service(traffic, schedules.traffic(workload.name(), job), workload, job);
        }
        assumed.note("requests", "none", "there is no traffic of this name", "--traffic");
        int[] none = new int[traffic.steps()];
        ServiceTraffic silence = new ServiceTraffic(workload.name(), none, null, null, null, null);
        return service(traffic, silence, workload, null);
    }

    private PlannedService service(
            Traffic traffic, ServiceTraffic own, @Nullable Workload workload, @Nullable Job job) {
        Work work = estimate.of(own, workload);
        FunctionShape function = functions.of(work, workload, codeOf(own.name(), workload));
        if (job != null && workload != null) {
            return job(own, workload, work, function, job);
        }
        ReplicaShape container = replicas.container(traffic, own, work, workload);
        double inFlight = ReplicaSizing.busiestInFlight(traffic, own, work);
        return new PlannedService(
                own.name(),
                own,
                workload,
                work,
                function,
                container,
                ReplicaSizing.base(container, work),
                null,
                replicas.today(inFlight, work, workload, container),
                own.trigger() == null || own.trigger().equals("http"),
                null,
                obstacles(own.name(), work, workload));
    }

    private List<String> obstacles(String name, Work work, @Nullable Workload workload) {
        List<String> obstacles = new ArrayList<>(limits.obstacles(work, workload));
        CodeFacts facts = codeOf(name, workload);
        if (facts != null) {
            obstacles.addAll(facts.obstacles());
        }
        return obstacles;
    }

    private @Nullable CodeFacts codeOf(String name, @Nullable Workload workload) {
        return code.entrySet().stream()
                .filter(one -> isOf(one.getKey(), name, workload))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean isOf(String called, String name, @Nullable Workload workload) {
        return called.equals(name) || (workload != null && workload.answersTo(called));
    }

    private PlannedService job(
            ServiceTraffic own, Workload workload, Work work, FunctionShape function, Job job) {
        ReplicaShape pod = replicas.pod(work, workload);
        List<String> obstacles = obstacles(own.name(), work, workload);
        if (obstacles.isEmpty()) {
            obstacles.addAll(limits.tooLong(function));
        }
        return new PlannedService(
                own.name(),
                own,
                workload,
                work,
                function,
                pod,
                pod,
                null,
                replicas.podToday(work, workload),
                false,
                job,
                obstacles);
    }
}
