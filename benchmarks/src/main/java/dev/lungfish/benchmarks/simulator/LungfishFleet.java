package dev.lungfish.benchmarks.simulator;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.scaling.Hpa;
import dev.lungfish.core.scaling.HpaMetric;
import dev.lungfish.core.scaling.HpaRules;
import dev.lungfish.core.scaling.SteadyBase;
import dev.lungfish.core.scaling.SteadyBaseRules;
import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.arrivals.CountedArrivals;
import dev.lungfish.simulator.arrivals.Spread;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.Placed;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceModel;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Simulation;
import dev.lungfish.simulator.run.Timing;
import java.util.List;

/// The functions of a trace in Lungfish's simulator.
record LungfishFleet(List<TracedFunction> functions) {

    private static final long SEED = 1;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int MEGABYTES = 256;
    private static final int SLOTS = 10;
    private static final int MOST = 100;
    private static final BillingRule BILLING = new BillingRule(1, true, 512, 300_000);

    private static final ReplicaRules REPLICAS =
            new ReplicaRules(
                    DeploymentRules.DEFAULT,
                    new Claim(250, 2 * MEGABYTES),
                    SLOTS,
                    1,
                    MOST,
                    LungfishFleet::hpa,
                    LungfishFleet::base);

    /// Each function in a simulation of its own, on demand.
    long apart() {
        long invocations = 0;
        for (TracedFunction function : functions) {
            Timing timing = timing(0);
            Simulation simulation = Simulation.onDemand(timing, OnDemandRules.AWS_LAMBDA, SEED);
            simulation.add(model(function), BILLING, ReplicaRule.EXACT);
            invocations += answered(simulation);
        }
        return invocations;
    }

    /// Each function in a simulation of its own, where it is placed.
    long apart(Placement placement) {
        long invocations = 0;
        for (TracedFunction function : functions) {
            Node node = new Node("node", "zone", 1 << 20, 1 << 20, 1 << 20);
            Simulation simulation =
                    Simulation.placed(
                            timing(-MINUTE),
                            OnDemandRules.AWS_LAMBDA,
                            new Cluster(List.of(node)),
                            _ -> new Placed(placement, REPLICAS),
                            SEED);
            simulation.add(model(function), BILLING, ReplicaRule.EXACT);
            invocations += answered(simulation);
        }
        return invocations;
    }

    /// All functions in one simulation, on demand: they share an account and a queue of events.
    long together() {
        Simulation simulation = Simulation.onDemand(timing(0), OnDemandRules.AWS_LAMBDA, SEED);
        for (TracedFunction function : functions) {
            simulation.add(model(function), BILLING, ReplicaRule.EXACT);
        }
        return answered(simulation);
    }

    private Timing timing(long warmUpNanos) {
        int minutes = functions.getFirst().perMinute().length;
        return new Timing(warmUpNanos, 0, minutes * MINUTE, MINUTE);
    }

    private static ServiceModel model(TracedFunction function) {
        Stream stream = new Stream(SEED).fork(function.name());
        return new ServiceModel(
                function.name(),
                () -> new CountedArrivals(0, MINUTE, function.perMinute(), Spread.RANDOM, stream),
                MEGABYTES,
                1,
                0,
                ProgramTimes.starting(new Constant(SECOND / 3), function.durations()),
                ProgramTimes.starting(new Constant(5 * SECOND), function.durations()));
    }

    private static long answered(Simulation simulation) {
        long invocations = 0;
        for (ServiceResult result : simulation.run()) {
            invocations += result.requests().all();
        }
        return invocations;
    }

    private static Hpa hpa(long nowNanos) {
        HpaMetric metric = new HpaMetric.ConcurrencyPerReplica(SLOTS * 700);
        return new Hpa(HpaRules.kubernetes(1, MOST, List.of(metric)), nowNanos);
    }

    private static SteadyBase base(long nowNanos) {
        SteadyBaseRules rules = SteadyBaseRules.of(1, MOST, SLOTS);
        return new SteadyBase(rules, rules.levels(nowNanos), nowNanos);
    }
}
