package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

/// No request waits while an environment of its fleet has a free slot, nor without a start that could be ordered.
final class NoneWaitsInVain implements Invariant {

    @Override
    public void after(World world, Event event) {
        for (SeenFleet fleet : world.fleets) {
            if (fleet.waiting.isEmpty()) {
                continue;
            }
            for (SeenEnvironment environment : fleet.environments) {
                if (environment.hasFreeSlot()) {
                    fail("%s waits, but %s could serve it", fleet.waiting.peek(), environment);
                }
            }
            if (fleet.wantsOnDemand()
                    && fleet.promised() == 0
                    && fleet.service.limits.starts().nanosUntilToken(world.nowNanos) == 0
                    && !Room.startsAreUsedUp(world)) {
                fail("%s waits, but an environment could start", fleet.waiting.peekLast());
            }
        }
    }
}
