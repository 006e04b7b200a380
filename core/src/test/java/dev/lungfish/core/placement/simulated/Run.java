package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.simulated.Seeded;
import java.util.List;
import java.util.function.Consumer;

/// One seed's run: traffic for so many steps, then until the dust has settled, then until nothing is left.
final class Run {

    private static final int LAST_STEPS = 40;
    private static final long SETTLE_NANOS = 300 * Setting.SECOND;

    private final long seed;
    private final Simulation simulation;
    private final Traffic traffic;
    private final Step[] last = new Step[LAST_STEPS];
    private int next;

    Run(long seed, boolean ticksOften, List<Invariant> invariants, Consumer<Step> listener) {
        this.seed = seed;
        Seeded seeded = new Seeded(seed);
        Setting setting = Setting.of(seeded);
        this.simulation =
                new Simulation(
                        seeded,
                        setting,
                        ticksOften,
                        invariants,
                        step -> {
                            last[next++ % LAST_STEPS] = step;
                            listener.accept(step);
                        });
        this.traffic = new Traffic(seeded, simulation);
    }

    World world() {
        return simulation.world;
    }

    long steps() {
        return simulation.steps();
    }

    /// @param settled looks at the world once the dust has settled
    Run play(int steps, Consumer<World> settled) {
        try {
            traffic.begin();
            for (int i = 0; i < steps; i++) {
                simulation.advance(Long.MAX_VALUE);
            }
            traffic.end();
            advanceTo(world().nowNanos + SETTLE_NANOS);
            settled.accept(world());
            world().services.forEach(simulation::remove);
            advanceTo(Long.MAX_VALUE);
            return this;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(story(e), e);
        }
    }

    private void advanceTo(long latestNanos) {
        for (int i = 0; simulation.advance(latestNanos); i++) {
            if (i > 100_000) {
                fail("the dust does not settle");
            }
        }
    }

    private String story(Throwable failure) {
        StringBuilder story = new StringBuilder();
        story.append("seed ").append(seed).append(": ").append(failure.getMessage());
        story.append('\n').append(world().setting);
        for (int i = Math.max(0, next - LAST_STEPS); i < next; i++) {
            story.append("\n  ").append(last[i % LAST_STEPS]);
        }
        return story.toString();
    }
}
