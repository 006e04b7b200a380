package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

/// Environments never hold more memory than the machine has, from their start until they are gone.
final class MemoryHolds implements Invariant {

    @Override
    public void after(World world, Event event) {
        long held = 0;
        for (SeenEnvironment environment : world.environments.values()) {
            held += environment.fleet.megabytes;
        }
        if (held > world.scenario.rules().machineMegabytes()) {
            fail("%d MB are held", held);
        }
        if (held != world.onDemand.heldMegabytes()) {
            fail("%d MB are held, not %d", held, world.onDemand.heldMegabytes());
        }
    }
}
