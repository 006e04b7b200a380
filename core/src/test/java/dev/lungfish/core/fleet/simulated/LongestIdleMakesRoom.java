package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// Of all idle environments, the one that is idle the longest makes room; provisioned ones never do.
final class LongestIdleMakesRoom implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Stop<Request>(var stopped, var reason)
                && reason == Order.Reason.EVICTED) {
            SeenEnvironment evicted = world.seen(stopped);
            for (SeenEnvironment other : world.environments.values()) {
                if (other.isIdle()
                        && !other.provisioned
                        && other.idleSequence < evicted.idleSequence) {
                    fail("%s should make room, not %s", other, evicted);
                }
            }
        }
    }
}
