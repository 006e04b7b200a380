package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// Of the requests that wait for a fleet, the one that came first is served first.
final class FirstComeFirstServed implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Serve<Request>(_, var request, _)
                && request.fleet.waiting.peek() != request) {
            fail("%s is served before %s", request, request.fleet.waiting.peek());
        }
    }
}
