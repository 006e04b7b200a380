package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.limits.ScalingRate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// In any ten seconds, no more environments of a service start than the burst and ten seconds' refill. A start
/// that has to wait for memory may be later than it was allowed, by as long as the longest stop.
final class ScalingRateHolds implements Invariant {

    private final Map<SeenService, ArrayDeque<Long>> starts = new HashMap<>();

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Start<Request>(OnDemandEnvironment<Request> environment)
                && !environment.isProvisioned()) {
            started(world, serviceOf(world, environment.fleet()));
        }
    }

    private void started(World world, SeenService service) {
        ArrayDeque<Long> times = starts.computeIfAbsent(service, _ -> new ArrayDeque<>());
        times.add(world.nowNanos);
        while (times.getFirst() <= world.nowNanos - 10 * Scenario.SECOND) {
            times.remove();
        }
        Scenario scenario = world.scenario;
        long late = scenario.memoryIsLimited() ? scenario.stopNanos() : 0;
        ScalingRate rate = scenario.rules().scaling();
        long refill =
                Math.ceilDiv(rate.perSecond() * (10 * Scenario.SECOND + late), Scenario.SECOND);
        if (times.size() > rate.burst() + refill) {
            fail("%d starts in ten seconds", times.size());
        }
    }

    private static SeenService serviceOf(World world, Fleet<Request> fleet) {
        return world.fleets.stream()
                .filter(seen -> seen.fleet == fleet)
                .findFirst()
                .orElseThrow()
                .service;
    }
}
