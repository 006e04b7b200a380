package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.planner.runs.Outcome;

/// What a service costs on demand and as replicas at other rates than today's.
///
/// @param perRequest dollars for a request on demand
/// @param perReplica dollars a month for a replica
/// @param least the fewest replicas
/// @param replicasPerRate how many replicas there are for each request a second, beyond the fewest
/// @param perSecond today's rate
record Costs(
        double perRequest, double perReplica, int least, double replicasPerRate, double perSecond) {

    private static final double MONTH_SECONDS = 730.0 * 3600;
    private static final double MILLI = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    /// Where peaks keep more replicas than the fewest, they are taken to grow with the traffic; elsewhere the autoscaler's
    /// target tells how many there would be.
    static Costs of(
            ReplicaShape shape,
            Outcome container,
            double perSecond,
            Money perRequest,
            Money perReplica) {
        boolean grows = container.meanReplicas() > shape.least();
        double seconds = shape.times().duration().mean() / NANOS_PER_SECOND;
        return new Costs(
                perRequest.toDollars(15).doubleValue(),
                perReplica.toDollars(9).doubleValue(),
                shape.least(),
                grows && perSecond > 0
                        ? container.meanReplicas() / perSecond
                        : seconds * MILLI / shape.targetMilli(),
                perSecond);
    }

    /// Dollars a month on demand.
    double functions(double rate) {
        return perRequest * rate * MONTH_SECONDS;
    }

    /// Dollars a month as replicas.
    double containers(double rate) {
        return perReplica * Math.max(least, replicasPerRate * rate);
    }

    /// Up to the rate at which requests cost as much as the fewest replicas, on demand is cheaper. Where the replicas that more
    /// requests need cost more than these do on demand, it always is.
    Verdict.BreakEven breakEven() {
        boolean always = functions(1) <= perReplica * replicasPerRate;
        double rate =
                always
                        ? Double.POSITIVE_INFINITY
                        : least * perReplica / (perRequest * MONTH_SECONDS);
        return new Verdict.BreakEven(
                rate, perSecond == 0 ? Double.POSITIVE_INFINITY : rate / perSecond);
    }
}
