package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.function.Consumer;

/// One seed's run: traffic for so many steps, then until the dust has settled.
final class Run {

    private static final int LAST_STEPS = 40;

    private final long seed;
    private final Simulation simulation;
    private final Traffic traffic;
    private final Step[] last = new Step[LAST_STEPS];
    private int next;

    Run(long seed, boolean ticksOften, List<Invariant> invariants, Consumer<Step> listener) {
        this.seed = seed;
        Seeded seeded = new Seeded(seed);
        Scenario scenario = Scenario.of(seeded);
        this.simulation =
                new Simulation(
                        seeded,
                        scenario,
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

    Run play(int steps) {
        try {
            traffic.begin();
            for (int i = 0; i < steps; i++) {
                simulation.advance();
            }
            traffic.end();
            for (int i = 0; simulation.advance(); i++) {
                if (i > 100_000) {
                    fail("the dust does not settle");
                }
            }
            return this;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(story(e), e);
        }
    }

    private String story(Throwable failure) {
        StringBuilder story = new StringBuilder();
        story.append("seed ").append(seed).append(": ").append(failure.getMessage());
        story.append('\n').append(world().scenario);
        for (int i = Math.max(0, next - LAST_STEPS); i < next; i++) {
            story.append("\n  ").append(last[i % LAST_STEPS]);
        }
        return story.toString();
    }
}
