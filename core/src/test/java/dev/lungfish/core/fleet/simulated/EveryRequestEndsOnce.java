package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// A request is served, refused or failed while it waits, and only then. That none waits for good is seen when the
/// run has settled.
final class EveryRequestEndsOnce implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        switch (order) {
            case Order.Serve<Request>(_, var request, _) -> requireWaiting(request);
            case Order.Refuse<Request>(var request, _) -> requireWaiting(request);
            case Order.Fail<Request>(var request, _) -> requireWaiting(request);
            case Order.Start<Request> _, Order.Stop<Request> _ -> {}
        }
    }

    private static void requireWaiting(Request request) {
        if (request.state != Request.State.WAITING) {
            fail("%s was %s already", request, request.state);
        }
    }
}
