package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.UsageType;
import dev.lungfish.planner.cost.FunctionPrices;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.InFlightTimes;
import dev.lungfish.planner.runs.ServiceRuns;
import org.jspecify.annotations.Nullable;

/// How many environments of a service it may be worth to keep initialised: as many as keep cold starts out of its objective, or as are
/// busy for so much of the time that they cost less than on demand.
final class ProvisionedChoice {

    private static final double HUNDRED = 100;

    /// Half of the requests that the objective leaves out may meet a cold start; the other half is for whatever else is slow.
    private static final double HALF = 0.5;

    private final @Nullable Objective objective;
    private final Objections objections;
    private final double busyShare;

    ProvisionedChoice(@Nullable Objective objective, Objections objections, FunctionPrices prices) {
        this.objective = objective;
        this.objections = objections;
        this.busyShare = busyShare(prices);
    }

    /// From which part of the time on that it is busy a kept environment costs less than one on demand.
    private static double busyShare(FunctionPrices prices) {
        double kept = dollars(prices, UsageType.PROVISIONED_CONCURRENCY);
        double saved =
                dollars(prices, UsageType.DURATION)
                        - dollars(prices, UsageType.PROVISIONED_DURATION);
        return saved <= kept ? 1 : kept / saved;
    }

    private static double dollars(FunctionPrices prices, UsageType type) {
        Money each = prices.list().of(prices.architecture(), type).listPrice();
        return each.times(1_000_000).toDollars(15).doubleValue();
    }

    /// How many are busy enough; 0 for a service that cannot keep any.
    int busy(PlannedService service, InFlightTimes inFlight) {
        return mayKeep(service) ? inFlight.busierThan(busyShare) : 0;
    }

    private static boolean mayKeep(PlannedService service) {
        return service.pinned().isEmpty() && service.job() == null;
    }

    /// How many; 0 where it is worth nothing.
    int environments(ServiceRuns runs, InFlightTimes inFlight) {
        int busy = busy(runs.service(), inFlight);
        boolean isSlow = objections.isTooSlow(runs, Alternative.FUNCTION);
        boolean isCold = runs.of(Alternative.FUNCTION).coldShare() > 0;
        return objective != null && isSlow && isCold && mayKeep(runs.service())
                ? Math.max(busy, inFlight.enoughFor(HALF * (1 - objective.percentile() / HUNDRED)))
                : busy;
    }
}
