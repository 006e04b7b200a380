package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// A request is served, refused or failed while it waits, and only then. That none waits for good is seen when the
/// run has settled.
final class EveryCallEndsOnce implements Invariant {

    @Override
    public void before(World world, Order<Call> order) {
        switch (order) {
            case Order.Serve<Call>(_, var call, _) -> requireWaiting(call);
            case Order.Refuse<Call>(var call, _) -> requireWaiting(call);
            case Order.Fail<Call>(var call, _) -> requireWaiting(call);
            case Order.Start<Call> _, Order.Stop<Call> _ -> {}
        }
    }

    private static void requireWaiting(Call call) {
        if (call.state != Call.State.WAITING) {
            fail("%s was %s already", call, call.state);
        }
    }
}
