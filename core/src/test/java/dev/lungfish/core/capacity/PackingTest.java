package dev.lungfish.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lungfish.core.capacity.Packing.Demand;
import dev.lungfish.core.capacity.Packing.Packed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final Node SHAPE = new Node("m", "z", 1000, 1000, 100);

    /// First-fit decreasing on the example of Johnson, Demers, Ullman, Garey and Graham, "Worst-Case Performance Bounds
    /// for Simple One-Dimensional Packing Algorithms" (1974): 6 of 1/2 + e, 6 of 1/4 + 2e, 6 of 1/4 + e and 12 of
    /// 1/4 - 2e fill 9 bins exactly, for which it takes 11.
    @Test
    void itTakesElevenNodesWhereNineWouldDo() {
        Packing packing =
                Packing.of(
                        List.of(
                                cpu("d", 230, 12),
                                cpu("c", 260, 6),
                                cpu("b", 270, 6),
                                cpu("a", 510, 6)),
                        List.of(new Node("bin", "z", 1000, 1, 100)));

        assertThat(packing.nodes()).hasSize(11);
        assertThat(packing.unused().cpuMillis()).isEqualTo(2000);
    }

    @Test
    void theDominantResourceOrdersAndTheLargestComeFirst() {
        Demand wide = new Demand("wide", new Claim(600, 100), 1);
        Demand deep = new Demand("deep", new Claim(100, 700), 1);
        Demand small = new Demand("small", new Claim(300, 200), 2);

        Packing packing = Packing.of(List.of(small, wide, deep), List.of(SHAPE));

        assertThat(packing.nodes())
                .containsExactly(
                        new Packed(
                                SHAPE,
                                List.of(deep, wide, new Demand("small", new Claim(300, 200), 1)),
                                new Amount(0, 0, 97)),
                        new Packed(
                                SHAPE,
                                List.of(new Demand("small", new Claim(300, 200), 1)),
                                new Amount(700, 800, 99)));
        assertThat(packing.unused()).isEqualTo(new Amount(700, 800, 196));
    }

    @Test
    void aNodeIsAddedOfTheFirstShapeThatCanHoldTheClaim() {
        Node large = new Node("l", "z", 4000, 4000, 100);
        Packing packing =
                Packing.of(List.of(cpu("a", 900, 3), cpu("b", 2000, 1)), List.of(SHAPE, large));

        assertThat(packing.count(large)).isEqualTo(1);
        assertThat(packing.count(SHAPE)).isEqualTo(1);
        assertThat(packing.tooLarge()).isEmpty();
    }

    @Test
    void whatNoShapeCanHoldIsLeftOver() {
        Demand huge = cpu("huge", 1001, 2);
        Packing packing = Packing.of(List.of(huge, cpu("a", 1000, 1)), List.of(SHAPE));

        assertThat(packing.tooLarge()).containsExactly(huge);
        assertThat(packing.nodes()).hasSize(1);
    }

    @Test
    void theNumberOfEnvironmentsCounts() {
        Packing packing =
                Packing.of(List.of(cpu("a", 1, 25)), List.of(new Node("n", "z", 1000, 1000, 10)));

        assertThat(packing.nodes()).hasSize(3);
        assertThat(packing.unused().environments()).isEqualTo(5);
    }

    @Test
    void nothingNeedsNoNode() {
        assertThat(Packing.of(List.of(cpu("a", 1, 0)), List.of(SHAPE)).nodes()).isEmpty();
        assertThat(Packing.of(List.of(), List.of(SHAPE)).unused()).isEqualTo(Amount.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> Packing.of(List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> cpu("a", 1, -1));
    }

    @Test
    void everyEnvironmentIsOnANodeThatHoldsItAndDidNotFitOnAnyBefore() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Demand> demands = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                demands.add(
                        new Demand(
                                "g" + i,
                                new Claim(random.nextInt(1200), random.nextInt(1200)),
                                random.nextInt(30)));
            }
            Packing packing = Packing.of(demands, List.of(SHAPE));

            packing.nodes().forEach(PackingTest::assertSumsAgree);
            for (Demand demand : demands) {
                assertThat(packed(packing, demand.group()))
                        .isEqualTo(packing.tooLarge().contains(demand) ? 0 : demand.count());
            }
            assertFirstFit(packing);
            assertThat(packing).isEqualTo(Packing.of(demands, List.of(SHAPE)));
        }
    }

    /// More nodes than a few, and of some no more than the number of environments is taken.
    @Test
    void whereEachGoesIsWhereAskingOneNodeAfterTheOtherPutsIt() {
        Node shape = new Node("m", "z", 1000, 1000, 7);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Demand> demands = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Claim claim = new Claim(random.nextInt(400), random.nextInt(400));
                demands.add(new Demand(i, claim, random.nextInt(10)));
            }
            assertThat(Packing.of(demands, List.of(shape)).nodes())
                    .extracting(Packed::content)
                    .isEqualTo(oneAfterTheOther(demands, shape));
        }
    }

    private static List<List<Demand>> oneAfterTheOther(List<Demand> demands, Node shape) {
        List<Room> rooms = new ArrayList<>();
        List<List<Demand>> contents = new ArrayList<>();
        List<Demand> largestFirst = new ArrayList<>(demands);
        largestFirst.sort(
                Comparator.comparingInt(
                        demand ->
                                -Math.max(demand.claim().cpuMillis(), demand.claim().megabytes())));
        for (Demand demand : largestFirst) {
            int left = demand.count();
            for (int at = 0; left > 0; at++) {
                if (at == rooms.size()) {
                    rooms.add(new Room(shape));
                    contents.add(new ArrayList<>());
                }
                int before = left;
                while (left > 0 && rooms.get(at).fits(demand.claim())) {
                    rooms.get(at).take(demand.claim());
                    left--;
                }
                if (left < before) {
                    contents.get(at).add(demand.of(before - left));
                }
            }
        }
        return contents;
    }

    private static void assertSumsAgree(Packed node) {
        Amount used = Amount.NONE;
        for (Demand demand : node.content()) {
            for (int i = 0; i < demand.count(); i++) {
                Claim claim = demand.claim();
                used = used.plus(new Amount(claim.cpuMillis(), claim.megabytes(), 1));
            }
        }
        assertThat(used.plus(node.unused())).isEqualTo(new Amount(1000, 1000, 100));
        assertThat(node.unused().cpuMillis()).isNotNegative();
        assertThat(node.unused().megabytes()).isNotNegative();
        assertThat(node.unused().environments()).isNotNegative();
    }

    /// What is on a node did not fit on any before it, so least of all on what is left of them now.
    private static void assertFirstFit(Packing packing) {
        for (int later = 1; later < packing.nodes().size(); later++) {
            Demand first = packing.nodes().get(later).content().getFirst();
            for (Packed before : packing.nodes().subList(0, later)) {
                assertThat(
                                before.unused().cpuMillis() < first.claim().cpuMillis()
                                        || before.unused().megabytes() < first.claim().megabytes()
                                        || before.unused().environments() < 1)
                        .isTrue();
            }
        }
    }

    private static int packed(Packing packing, Object group) {
        return packing.nodes().stream()
                .flatMap(node -> node.content().stream())
                .filter(demand -> demand.group().equals(group))
                .mapToInt(Demand::count)
                .sum();
    }

    private static Demand cpu(String group, int cpuMillis, int count) {
        return new Demand(group, new Claim(cpuMillis, 0), count);
    }
}
