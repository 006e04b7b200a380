package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.limits.Limit;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// In any second, no more requests are let in than ten for each unit of concurrency and as many that were saved up.
final class RequestRateHolds implements Invariant {

    private static final Set<Limit> BEFORE_THE_RATE =
            EnumSet.of(
                    Limit.RESERVED_CONCURRENCY,
                    Limit.ACCOUNT_CONCURRENCY,
                    Limit.RESERVED_REQUEST_RATE,
                    Limit.ACCOUNT_REQUEST_RATE);

    private final Map<SeenService, ArrayDeque<Long>> arrivals = new HashMap<>();
    private boolean refused;

    @Override
    public void before(World world, Order<Request> order) {
        refused |=
                order instanceof Order.Refuse<Request>(_, var limit)
                        && BEFORE_THE_RATE.contains(limit);
    }

    @Override
    public void after(World world, Event event) {
        if (event.kind() == Event.Kind.RESERVE) {
            arrivals.clear();
        }
        if (event.kind() == Event.Kind.ADMIT
                && event.subject() instanceof Request request
                && !refused) {
            arrived(world, request.fleet.service);
        }
        refused = false;
    }

    private void arrived(World world, SeenService service) {
        ArrayDeque<Long> times = arrivals.computeIfAbsent(service, _ -> new ArrayDeque<>());
        times.add(world.nowNanos);
        while (times.getFirst() < world.nowNanos - Scenario.SECOND) {
            times.remove();
        }
        int units =
                service.reserved == null
                        ? world.scenario.rules().accountConcurrency()
                        : service.reserved;
        if (times.size() > 2 * 10 * units) {
            fail("%d requests in a second with %d units", times.size(), units);
        }
    }
}
