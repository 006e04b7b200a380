package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.OrderText;
import java.util.List;

/// One event and the orders that it led to.
record Step(long nowNanos, Event event, List<Order<Request>> orders) {

    @Override
    public String toString() {
        return "%,d ns: %s -> %s"
                .formatted(nowNanos, event, orders.stream().map(OrderText::of).toList());
    }
}
