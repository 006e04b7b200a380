package dev.lungfish.planner.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.scaling.Fixed;
import dev.lungfish.core.scaling.Hpa;
import dev.lungfish.core.scaling.HpaMetric;
import dev.lungfish.core.scaling.HpaRules;
import dev.lungfish.core.scaling.SteadyBase;
import dev.lungfish.core.scaling.SteadyBaseRules;
import dev.lungfish.simulator.run.ProgramTimes;
import java.util.List;

/// How a service runs as replicas.
///
/// @param claim what one replica holds of a node
/// @param slots requests that one replica serves at once
/// @param targetMilli requests in flight for each replica that the autoscaler aims at, in thousandths
/// @param least the fewest replicas
/// @param most the most replicas
/// @param times how long starts and requests take
public record ReplicaShape(
        Claim claim, int slots, long targetMilli, int least, int most, ProgramTimes times) {

    /// The same with other bounds.
    public ReplicaShape between(int fewest, int most) {
        return new ReplicaShape(claim, slots, targetMilli, fewest, most, times);
    }

    /// The rules of the live platform with this shape.
    public ReplicaRules rules() {
        List<HpaMetric> metrics = List.of(new HpaMetric.ConcurrencyPerReplica(targetMilli));
        HpaRules scaled = HpaRules.kubernetes(least, most, metrics);
        SteadyBaseRules base = SteadyBaseRules.of(least, most, slots);
        return new ReplicaRules(
                DeploymentRules.DEFAULT,
                claim,
                slots,
                least,
                most,
                nowNanos -> least == most ? new Fixed(least) : new Hpa(scaled, nowNanos),
                nowNanos -> new SteadyBase(base, base.levels(nowNanos), nowNanos));
    }

    /// How many replicas the autoscaler keeps when so many requests are in flight for long.
    public int replicasFor(double inFlight) {
        double wanted = Math.ceil(inFlight * 1000 / targetMilli);
        return Math.clamp((long) wanted, least, most);
    }
}
