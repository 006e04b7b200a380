package dev.lungfish.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A cluster under random placing and releasing.
class ClusterPropertyTest {

    private static final int SEEDS = 60;
    private static final int STEPS = 300;

    private record Held(String group, Node node, Claim claim) {}

    @Test
    void noNodeIsOvercommittedAndReleaseRestoresEverything() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Cluster cluster = new Cluster(nodes(random, 1 + random.nextInt(6), 4000));
            Amount whole = cluster.free();
            List<Held> held = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                step(random, cluster, held);
                assertBooksAgree(cluster, held);
            }
            held.forEach(each -> cluster.release(each.group, each.node, each.claim));
            assertThat(cluster.used()).as("seed %d", seed).isEqualTo(Amount.NONE);
            assertThat(cluster.free()).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void aRefusalIsTrue() {
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Cluster cluster = new Cluster(nodes(random, 3, 3000));
            for (int step = 0; step < STEPS; step++) {
                Claim claim = claim(random, 3500);
                boolean fits = cluster.nodes().stream().anyMatch(n -> fits(cluster.free(n), claim));
                boolean couldFit = cluster.nodes().stream().anyMatch(n -> n.couldHold(claim));
                switch (cluster.place("s", claim)) {
                    case Placing.Placed _ -> assertThat(fits).isTrue();
                    case Placing.NoRoom _ -> assertThat(!fits && couldFit).isTrue();
                    case Placing.TooLarge _ -> assertThat(couldFit).isFalse();
                }
                refused += fits ? 0 : 1;
            }
        }
        assertThat(refused).isBetween(SEEDS, SEEDS * STEPS - SEEDS);
    }

    @Test
    void theSpreadOverZonesDiffersByNoMoreThanOneWhileAllHaveRoom() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Cluster cluster = new Cluster(nodes(random, 2 + random.nextInt(7), 1_000_000));
            for (int step = 0; step < STEPS; step++) {
                String group = group(random);
                cluster.place(group, claim(random, 1000));
                Map<String, Integer> inZone = inZones(cluster, group);
                int skew = Collections.max(inZone.values()) - Collections.min(inZone.values());
                assertThat(skew).as("seed %d, %s", seed, inZone).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void afterAnyHistoryTheZoneWithTheFewestThatHasRoomIsNext() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Cluster cluster = new Cluster(nodes(random, 6, 4000));
            List<Held> held = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                step(random, cluster, held);
                assertNextIsInTheEmptiestZone(cluster, group(random), claim(random, 800));
            }
        }
    }

    @Test
    void theSameHistoryGivesTheSamePlaces() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(history(seed)).isEqualTo(history(seed));
        }
        assertThat(history(1)).isNotEqualTo(history(2));
    }

    private static List<Held> history(int seed) {
        Random random = new Random(seed);
        Cluster cluster = new Cluster(nodes(random, 5, 4000));
        List<Held> held = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            step(random, cluster, held);
        }
        return held;
    }

    private static void step(Random random, Cluster cluster, List<Held> held) {
        if (!held.isEmpty() && random.nextInt(3) == 0) {
            Held gone = held.remove(random.nextInt(held.size()));
            cluster.release(gone.group, gone.node, gone.claim);
        } else {
            String group = group(random);
            Claim claim = claim(random, 1500);
            if (cluster.place(group, claim) instanceof Placing.Placed(Node node)) {
                held.add(new Held(group, node, claim));
            }
        }
    }

    private static void assertBooksAgree(Cluster cluster, List<Held> held) {
        for (Node node : cluster.nodes()) {
            List<Held> here = held.stream().filter(each -> each.node.equals(node)).toList();
            Amount used =
                    new Amount(
                            here.stream().mapToLong(each -> each.claim.cpuMillis()).sum(),
                            here.stream().mapToLong(each -> each.claim.megabytes()).sum(),
                            here.size());
            assertThat(cluster.used(node)).isEqualTo(used);
            assertThat(used.plus(cluster.free(node)))
                    .isEqualTo(
                            new Amount(
                                    node.cpuMillis(), node.megabytes(), node.mostEnvironments()));
            assertThat(cluster.free(node).cpuMillis()).isNotNegative();
            assertThat(cluster.free(node).megabytes()).isNotNegative();
            assertThat(cluster.free(node).environments()).isNotNegative();
        }
    }

    private static void assertNextIsInTheEmptiestZone(Cluster cluster, String group, Claim claim) {
        Map<String, Integer> inZone = inZones(cluster, group);
        int fewest =
                cluster.nodes().stream()
                        .filter(node -> fits(cluster.free(node), claim))
                        .mapToInt(node -> inZone.getOrDefault(node.zone(), 0))
                        .min()
                        .orElse(-1);
        if (cluster.place(group, claim) instanceof Placing.Placed(Node node)) {
            assertThat(inZone.get(node.zone())).isEqualTo(fewest);
            cluster.release(group, node, claim);
        } else {
            assertThat(fewest).isEqualTo(-1);
        }
    }

    private static boolean fits(Amount free, Claim claim) {
        return free.environments() > 0
                && claim.cpuMillis() <= free.cpuMillis()
                && claim.megabytes() <= free.megabytes();
    }

    private static Map<String, Integer> inZones(Cluster cluster, String group) {
        Map<String, Integer> inZone = new TreeMap<>();
        cluster.nodes().forEach(n -> inZone.merge(n.zone(), cluster.count(group, n), Integer::sum));
        return inZone;
    }

    private static List<Node> nodes(Random random, int count, int size) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(
                    new Node(
                            "n" + i,
                            "z" + random.nextInt(3),
                            size / 2 + random.nextInt(size),
                            size + random.nextInt(size),
                            size > 10_000 ? size : 1 + random.nextInt(20)));
        }
        return nodes;
    }

    private static String group(Random random) {
        return "s" + random.nextInt(4);
    }

    private static Claim claim(Random random, int most) {
        return new Claim(random.nextInt(most), random.nextInt(2 * most));
    }
}
