package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// A request goes to the most recently used of the environments with a free slot, to provisioned ones first.
final class MostRecentlyUsedServes implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (world.event.kind() == Event.Kind.ADMIT
                && order instanceof Order.Serve<Request>(var by, var request, _)) {
            SeenEnvironment chosen = world.seen(by);
            for (SeenEnvironment other : chosen.fleet.environments) {
                if (other.hasFreeSlot() && isBetter(other, chosen)) {
                    fail("%s should serve %s, not %s", other, request, chosen);
                }
            }
        }
    }

    private static boolean isBetter(SeenEnvironment one, SeenEnvironment other) {
        return one.provisioned == other.provisioned
                ? one.usedSequence > other.usedSequence
                : one.provisioned;
    }
}
