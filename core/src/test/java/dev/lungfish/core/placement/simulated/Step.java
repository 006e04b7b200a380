package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.fleet.Order;
import java.util.List;

/// One event and the orders that it led to.
record Step(long nowNanos, Happening event, List<Order<Call>> orders) {

    @Override
    public String toString() {
        return "%,d ns: %s -> %s"
                .formatted(nowNanos, event, orders.stream().map(Step::text).toList());
    }

    static String text(Order<Call> order) {
        return switch (order) {
            case Order.Start<Call>(var started) -> "start " + World.name(started);
            case Order.Serve<Call>(var by, var call, _) ->
                    "serve " + call + " on " + World.name(by);
            case Order.Stop<Call>(var stopped, var reason) ->
                    "stop " + World.name(stopped) + " " + reason;
            case Order.Refuse<Call>(var call, var limit) -> "refuse " + call + " " + limit;
            case Order.Fail<Call>(var call, var lost) ->
                    "fail " + call + " with " + World.name(lost);
        };
    }
}
