package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// An environment serves when it is ready, and never more requests than it has slots.
final class SlotsHold implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Serve<Request>(var by, var request, _)) {
            SeenEnvironment seen = world.seen(by);
            if (seen == null || !seen.hasFreeSlot()) {
                fail("%s has no slot for %s", by, request);
            }
            if (seen.fleet != request.fleet) {
                fail("%s is not for %s", by, request);
            }
        }
    }
}
