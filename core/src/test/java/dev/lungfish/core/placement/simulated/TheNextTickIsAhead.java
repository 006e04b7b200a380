package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

/// After a tick, the next one is later. That none is missed is seen by ticking more often: see [Simulation].
final class TheNextTickIsAhead implements Invariant {

    @Override
    public void after(World world, Step step) {
        if (step.event().kind() == Happening.Kind.TICK) {
            long next = world.placements.nextTickNanos(world.nowNanos);
            if (next <= world.nowNanos) {
                fail("the next tick is at %d again", next);
            }
        }
    }
}
