package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// Where nothing fails, and room and limits are ample, every request is served, however often its service moves.
final class NoneIsRefusedBecauseOfAMove implements Invariant {

    @Override
    public void before(World world, Order<Call> order) {
        if (world.setting.calm()
                && (order instanceof Order.Refuse<Call> || order instanceof Order.Fail<Call>)) {
            fail("nothing stands against it, but: %s", Step.text(order));
        }
    }
}
