package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// An environment serves its own service when it is ready, and never more requests than it has slots.
final class SlotsHold implements Invariant {

    @Override
    public void before(World world, Order<Call> order) {
        if (order instanceof Order.Serve<Call>(var by, var call, _)) {
            Copy copy = world.copy(by);
            if (copy == null
                    || copy.state != Copy.State.READY
                    || copy.serving.size() >= by.slots()) {
                fail("%s has no slot for %s", by, call);
            }
            if (copy.service != call.service) {
                fail("%s is not for %s", by, call);
            }
        }
    }
}
