package dev.lungfish.simulator;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.scaling.Hpa;
import dev.lungfish.core.scaling.HpaMetric;
import dev.lungfish.core.scaling.HpaRules;
import dev.lungfish.core.scaling.SteadyBase;
import dev.lungfish.core.scaling.SteadyBaseRules;
import dev.lungfish.core.service.Placement;
import dev.lungfish.simulator.arrivals.Arrivals;
import dev.lungfish.simulator.arrivals.SteadyArrivals;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.Placed;
import dev.lungfish.simulator.run.ProgramTimes;
import dev.lungfish.simulator.run.ServiceModel;
import dev.lungfish.simulator.run.ServiceResult;
import dev.lungfish.simulator.run.Simulation;
import dev.lungfish.simulator.run.Timing;
import java.util.List;
import java.util.function.Supplier;

/// Simulations as the tests need them: one service, or a few, and rules of which only what is tested limits anything.
public final class Runs {

    public static final long MILLI = 1_000_000L;
    public static final long SECOND = 1_000_000_000L;
    public static final long HOUR = 3600 * SECOND;
    public static final BillingRule BILLING = new BillingRule(1, true, 512, 300_000);

    private static final ScalingRate AT_ONCE = new ScalingRate(1_000_000, 1_000_000);
    private static final long PERMILLE_USED = 700;

    private Runs() {}

    /// The on-demand model without limits but these.
    public static OnDemandRules rules(long keepAliveNanos, int accountConcurrency) {
        return new OnDemandRules(
                keepAliveNanos,
                accountConcurrency,
                AT_ONCE,
                Integer.MAX_VALUE,
                Long.MAX_VALUE,
                10 * SECOND);
    }

    public static Timing timing(long warmUpNanos, long lengthNanos) {
        return new Timing(-warmUpNanos, 0, lengthNanos, lengthNanos);
    }

    public static ServiceModel service(
            String name, Supplier<Arrivals> arrivals, ProgramTimes times) {
        return new ServiceModel(name, arrivals, 128, 1, 0, times, times);
    }

    /// Independent requests for as long as it is simulated.
    public static ServiceModel poisson(
            double perSecond, Timing timing, ProgramTimes times, long seed) {
        return service(
                "poisson",
                () ->
                        SteadyArrivals.poisson(
                                perSecond,
                                timing.warmUpNanos(),
                                timing.endNanos(),
                                new Stream(seed).fork("arrivals")),
                times);
    }

    public static ServiceResult onDemand(
            Timing timing, OnDemandRules rules, ServiceModel model, long seed) {
        return run(Simulation.onDemand(timing, rules, seed), model);
    }

    public static ServiceResult run(Simulation simulation, ServiceModel model) {
        simulation.add(model, BILLING, ReplicaRule.EXACT);
        return simulation.run().getFirst();
    }

    /// Every service there, on one large node.
    public static Simulation placed(
            Timing timing, Placement placement, ReplicaRules replicas, long seed) {
        Cluster cluster = new Cluster(List.of(new Node("node", "zone", 1 << 20, 1 << 20, 1 << 20)));
        return placed(timing, cluster, placement, replicas, seed);
    }

    public static Simulation placed(
            Timing timing, Cluster cluster, Placement placement, ReplicaRules replicas, long seed) {
        OnDemandRules rules = rules(HOUR, 1_000_000);
        return Simulation.placed(
                timing, rules, cluster, _ -> new Placed(placement, replicas), seed);
    }

    /// Replicas of which so many are wanted, whatever the load, and requests that wait for as long as they have to.
    public static ReplicaRules fixed(int replicas, int slots) {
        DeploymentRules patient =
                new DeploymentRules(
                        1, 0, Integer.MAX_VALUE, 1000 * HOUR, HOUR, SECOND, SECOND, SECOND);
        return replicas(patient, slots, replicas, replicas);
    }

    public static ReplicaRules replicas(
            DeploymentRules deployment, int slots, int least, int most) {
        SteadyBaseRules base = SteadyBaseRules.of(least, most, slots);
        HpaMetric metric = new HpaMetric.ConcurrencyPerReplica(slots * PERMILLE_USED);
        HpaRules hpa = HpaRules.kubernetes(least, most, List.of(metric));
        return new ReplicaRules(
                deployment,
                new Claim(500, 512),
                slots,
                least,
                most,
                now -> new Hpa(hpa, now),
                now -> new SteadyBase(base, base.levels(now), now));
    }
}
