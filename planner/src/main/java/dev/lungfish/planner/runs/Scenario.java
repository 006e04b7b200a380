package dev.lungfish.planner.runs;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.planner.fleet.Job;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.arrivals.CountedArrivals;
import dev.lungfish.simulator.arrivals.Spread;
import dev.lungfish.simulator.arrivals.TimedArrivals;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.Placed;
import dev.lungfish.simulator.run.ServiceModel;
import dev.lungfish.simulator.run.Simulation;
import dev.lungfish.simulator.run.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// What all simulations of a plan have in common.
///
/// @param onDemand the rules of the on-demand model
/// @param billing how on-demand environments are billed
/// @param replicaRule how replicas are
/// @param spread where requests lie in a step of the traffic
public record Scenario(
        OnDemandRules onDemand,
        BillingRule billing,
        ReplicaRule replicaRule,
        Spread spread,
        long seed) {

    /// Before the traffic begins, its first steps come once already, so that nothing starts from nothing.
    private static final long WARM_UP_NANOS = 900_000_000_000L;

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MOST_STEPS = 1440;

    private static final Node ENDLESS =
            new Node("endless", "zone", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /// Levels are kept for each minute; of more than a day, in fewer steps.
    private static long stepNanos(Traffic traffic) {
        long minutes = Math.ceilDiv(traffic.lengthNanos(), MINUTE_NANOS);
        return Math.ceilDiv(minutes, MOST_STEPS) * MINUTE_NANOS;
    }

    private Timing timing(Traffic traffic) {
        return new Timing(
                -warmUpSteps(traffic, WARM_UP_NANOS) * traffic.stepNanos(),
                0,
                traffic.lengthNanos(),
                stepNanos(traffic));
    }

    private static int warmUpSteps(Traffic traffic, long warmUpNanos) {
        long steps = Math.ceilDiv(warmUpNanos, traffic.stepNanos());
        return (int) Math.min(steps, traffic.steps());
    }

    Simulation simulation(Traffic traffic, PlannedService service, Alternative alternative) {
        Timing timing = timing(traffic);
        ReplicaShape replicas = replicas(service, alternative);
        Simulation simulation =
                !alternative.placement().usesReplicas()
                        ? Simulation.onDemand(timing, onDemand, seed)
                        : Simulation.placed(
                                timing,
                                onDemand,
                                new Cluster(List.of(ENDLESS)),
                                _ -> new Placed(alternative.placement(), replicas.rules()),
                                seed);
        int provisioned =
                alternative == Alternative.PROVISIONED ? service.function().provisioned() : 0;
        simulation.add(model(traffic, service, replicas, provisioned), billing, replicaRule);
        return simulation;
    }

    /// All services on demand in one account.
    Simulation functionsTogether(Traffic traffic, List<PlannedService> services) {
        Simulation simulation = Simulation.onDemand(timing(traffic), onDemand, seed);
        for (PlannedService service : services) {
            simulation.add(model(traffic, service, service.container(), 0), billing, replicaRule);
        }
        return simulation;
    }

    /// A job under an alternative of replicas: a pod for each run.
    Outcome pods(Traffic traffic, PlannedService job, Alternative alternative) {
        Stream durations = new Stream(seed).fork(job.name()).fork("durations");
        return JobPods.of(
                arrivals(traffic, job),
                replicas(job, alternative),
                timing(traffic),
                replicaRule,
                durations);
    }

    private static ReplicaShape replicas(PlannedService service, Alternative alternative) {
        return switch (alternative) {
            case TODAY -> service.today();
            case SPLIT -> service.base();
            case MANAGED -> Objects.requireNonNull(service.managed());
            case FUNCTION, PROVISIONED, CONTAINER, TASK -> service.container();
        };
    }

    private ServiceModel model(
            Traffic traffic, PlannedService service, ReplicaShape replicas, int provisioned) {
        return new ServiceModel(
                service.name(),
                () -> arrivals(traffic, service),
                service.function().megabytes(),
                1,
                provisioned,
                service.function().times(),
                replicas.times());
    }

    private Arrivals arrivals(Traffic traffic, PlannedService service) {
        return arrivals(traffic, service, WARM_UP_NANOS);
    }

    /// When a service's requests come.
    ///
    /// @param warmUpNanos for so long its first steps come once already
    Arrivals arrivals(Traffic traffic, PlannedService service, long warmUpNanos) {
        Job job = service.job();
        if (job != null && job.nanos() != null) {
            long begin = -warmUpSteps(traffic, warmUpNanos) * traffic.stepNanos();
            return new TimedArrivals(
                    Arrays.stream(job.nanos()).filter(at -> at >= begin).toArray());
        }
        int[] counts = service.traffic().counts();
        int before = warmUpSteps(traffic, warmUpNanos);
        int[] all = new int[before + counts.length];
        System.arraycopy(counts, 0, all, 0, before);
        System.arraycopy(counts, 0, all, before, counts.length);
        return new CountedArrivals(
                -before * traffic.stepNanos(),
                traffic.stepNanos(),
                all,
                spread,
                new Stream(seed).fork(service.name()).fork("arrivals"));
    }

    /// Whether, with all services on demand, the account's concurrency might not be enough at some time.
    boolean mayMeetTheAccountsLimit(List<Map<Alternative, Outcome>> outcomes) {
        List<int[]> peaks =
                outcomes.stream()
                        .flatMap(own -> Optional.ofNullable(own.get(Alternative.FUNCTION)).stream())
                        .map(Outcome::inFlight)
                        .toList();
        int steps = peaks.isEmpty() ? 0 : peaks.getFirst().length;
        return IntStream.range(0, steps)
                .mapToLong(step -> peaks.stream().mapToLong(own -> own[step]).sum())
                .anyMatch(inFlight -> inFlight > onDemand.accountConcurrency());
    }
}
