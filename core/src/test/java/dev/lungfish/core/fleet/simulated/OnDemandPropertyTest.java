package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.OrderText;
import dev.lungfish.core.limits.ServiceLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rules under random traffic and trouble, held to [Invariant#all()] after every step.
class OnDemandPropertyTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 2000;

    @Test
    void invariantsHoldWhateverHappens() {
        long steps = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(seed, false, Invariant.all(), _ -> {}).play(STEPS);
            steps += run.steps();
            assertSettled(seed, run.world());
        }
        assertThat(steps).isGreaterThan((long) SEEDS * STEPS);
    }

    @Test
    void tickingOftenerMakesNoDifference() {
        for (long seed = 1; seed <= SEEDS / 6; seed++) {
            assertThat(orders(seed, true)).as("seed %d", seed).isEqualTo(orders(seed, false));
        }
    }

    private static List<String> orders(long seed, boolean ticksOften) {
        List<String> lines = new ArrayList<>();
        new Run(
                        seed,
                        ticksOften,
                        List.of(),
                        step ->
                                step.orders()
                                        .forEach(
                                                order ->
                                                        lines.add(
                                                                step.nowNanos()
                                                                        + " "
                                                                        + OrderText.of(order))))
                .play(STEPS);
        return lines;
    }

    /// Nothing is left, and all that a new machine could do can be done again.
    private static void assertSettled(long seed, World world) {
        assertThat(world.environments).as("seed %d", seed).isEmpty();
        assertThat(world.onDemand.heldMegabytes()).as("seed %d", seed).isZero();
        for (SeenFleet fleet : world.fleets) {
            assertThat(fleet.waiting).as("seed %d, %s", seed, fleet).isEmpty();
            assertThat(fleet.fleet.starting()).as("seed %d, %s", seed, fleet).isZero();
            assertThat(fleet.fleet.ready()).as("seed %d, %s", seed, fleet).isZero();
            assertThat(fleet.service.limits.inFlight()).as("seed %d, %s", seed, fleet).isZero();
        }
        long rested = world.nowNanos + 1000 * Scenario.SECOND;
        OnDemand<Request> unused = new OnDemand<>(world.scenario.rules());
        assertThat(capacity(world, rested, world.onDemand, false))
                .as("seed %d: capacity", seed)
                .isEqualTo(capacity(world, rested, unused, true));
    }

    /// What each service can have in flight at once on the machine, on its own fleets or on new ones.
    private static List<String> capacity(
            World world, long nowNanos, OnDemand<Request> onDemand, boolean anew) {
        List<Fleet<Request>> fleets = new ArrayList<>();
        for (SeenService service : world.services) {
            ServiceLimits limits = anew ? onDemand.service(nowNanos) : service.limits;
            limits.reserve(service.reserved, nowNanos);
            for (SeenFleet seen : service.fleets) {
                fleets.add(
                        anew
                                ? onDemand.fleet("new", limits, seen.megabytes, seen.slots)
                                : seen.fleet);
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (Fleet<Request> fleet : fleets) {
            for (int i = 0; i < 40; i++) {
                Request request = new Request(i, world.fleets.getFirst());
                outcomes.add(outcome(onDemand.admit(nowNanos, fleet, request)));
            }
        }
        return outcomes;
    }

    private static String outcome(List<Order<Request>> orders) {
        return String.join(
                ", ",
                orders.stream()
                        .map(
                                order ->
                                        switch (order) {
                                            case Order.Start<Request> _ -> "start";
                                            case Order.Refuse<Request>(_, var limit) ->
                                                    "refuse " + limit;
                                            default -> OrderText.of(order);
                                        })
                        .toList());
    }
}
