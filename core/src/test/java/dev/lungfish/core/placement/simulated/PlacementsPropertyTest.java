package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Amount;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.placement.Placements;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Both execution models behind moving services, under random traffic and trouble, held to [Invariant#all()] after
/// every step.
class PlacementsPropertyTest {

    private static final int SEEDS = 60;
    private static final int STEPS = 1200;

    @Test
    void invariantsHoldWhateverHappens() {
        long steps = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run =
                    new Run(seed, false, Invariant.all(), _ -> {})
                            .play(STEPS, PlacementsPropertyTest::assertSettled);
            steps += run.steps();
            assertNothingIsLeft(seed, run.world());
        }
        assertThat(steps).isGreaterThan((long) SEEDS * STEPS);
    }

    @Test
    void tickingOftenerMakesNoDifference() {
        for (long seed = 1; seed <= SEEDS / 4; seed++) {
            List<String> often = orders(seed, true);
            List<String> asked = orders(seed, false);
            int same = sameUntil(often, asked);
            assertThat(often.subList(same, Math.min(same + 10, often.size())))
                    .as("seed %d, from order %d on", seed, same)
                    .isEqualTo(asked.subList(same, Math.min(same + 10, asked.size())));
        }
    }

    private static int sameUntil(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
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
                                                                        + Step.text(order))))
                .play(STEPS, _ -> {});
        return lines;
    }

    /// No request is open, and as many replicas are ready as are wanted, unless there is no room for them.
    private static void assertSettled(World world) {
        for (SeenHosting service : world.services) {
            var deployment = service.hosting.deployment();
            assertThat(service.inFlight).as("%s: open requests", service).isEmpty();
            boolean wants = service.hosting.placement().usesReplicas();
            assertThat(deployment.wanted())
                    .as("%s: wanted", service)
                    .isBetween(wants ? service.rules.least() : 0, wants ? service.rules.most() : 0);
            if (deployment.obstacle() == null) {
                assertThat(deployment.currentReady())
                        .as("%s: ready", service)
                        .isEqualTo(deployment.wanted())
                        .isEqualTo(deployment.existing().size());
            } else {
                assertThereIsNoRoom(world, service);
            }
        }
    }

    private static void assertThereIsNoRoom(World world, SeenHosting service) {
        var claim = service.rules.claim();
        long free = world.setting.onDemand().machineMegabytes();
        for (Copy copy : world.copies.values()) {
            free -= copy.isIdleOnDemand() ? 0 : copy.megabytes;
        }
        boolean onANode = false;
        for (Node node : world.cluster.nodes()) {
            Amount left = world.cluster.free(node);
            onANode |=
                    left.cpuMillis() >= claim.cpuMillis()
                            && left.megabytes() >= claim.megabytes()
                            && left.environments() > 0;
        }
        assertThat(onANode && free >= claim.megabytes())
                .as("%s: %s", service, service.hosting.deployment().obstacle())
                .isFalse();
    }

    /// All that a new machine could do can be done again.
    private static void assertNothingIsLeft(long seed, World world) {
        assertThat(world.copies).as("seed %d", seed).isEmpty();
        assertThat(world.cluster.used()).as("seed %d", seed).isEqualTo(Amount.NONE);
        assertThat(world.placements.onDemand().heldMegabytes()).as("seed %d", seed).isZero();
        assertThat(world.placements.onDemand().lentMegabytes()).as("seed %d", seed).isZero();
        for (SeenHosting service : world.services) {
            assertThat(service.inFlight).as("seed %d, %s", seed, service).isEmpty();
            assertThat(service.limits.inFlight()).as("seed %d, %s", seed, service).isZero();
        }
        long rested = world.nowNanos + 1000 * Setting.SECOND;
        Cluster unused = new Cluster(world.setting.nodes());
        assertThat(capacity(rested, world.placements, world))
                .as("seed %d: capacity", seed)
                .isEqualTo(
                        capacity(
                                rested,
                                new Placements<>(world.setting.onDemand(), unused, 1),
                                world));
    }

    /// What a new service gets for 30 requests on demand, and for as many replicas as there may be.
    private static List<String> capacity(long nowNanos, Placements<Call> placements, World world) {
        SeenHosting any = world.services.getFirst();
        var onDemand = placements.onDemand();
        var fleet =
                onDemand.fleet(
                        "new", onDemand.service(nowNanos), SeenHosting.ON_DEMAND_MEGABYTES, 1);
        ReplicaRules rules = any.rules;
        var hosting = placements.hosting(nowNanos, "new", fleet, rules);
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            outcomes.add(kinds(placements.admit(nowNanos, hosting, new Call(i, any, nowNanos))));
        }
        outcomes.add(kinds(placements.place(nowNanos, hosting, Placement.CONTAINER)));
        outcomes.add(hosting.deployment().existing().size() + " replicas");
        return outcomes;
    }

    private static String kinds(List<Order<Call>> orders) {
        return String.join(
                ", ", orders.stream().map(order -> order.getClass().getSimpleName()).toList());
    }
}
