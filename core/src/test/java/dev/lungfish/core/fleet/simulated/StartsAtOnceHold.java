package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

/// No more environments start at the same time than may.
final class StartsAtOnceHold implements Invariant {

    @Override
    public void after(World world, Event event) {
        int starting = 0;
        for (SeenFleet fleet : world.fleets) {
            starting += fleet.starting();
        }
        if (starting > world.scenario.rules().startsAtOnce()) {
            fail("%d environments start at once", starting);
        }
    }
}
