package dev.lungfish.planner.mix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.ResourcePrices;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.cost.NodePool;
import dev.lungfish.planner.cost.NodeType;
import dev.lungfish.planner.cost.OwnNodes;
import dev.lungfish.simulator.random.Stream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search against what trying everything finds, and the trap that it is there to avoid.
class MixSearchTest {

    private static final ResourcePrices BASE =
            ResourcePrices.hourly(new BigDecimal("0.03"), new BigDecimal("0.004"));

    /// A node for $73 a month, and one of twice the size for twice as much.
    private static final List<NodeType> TYPES =
            List.of(type("small", 2000, 8000, "0.10"), type("large", 4000, 16000, "0.20"));

    private static NodeType type(String name, int cpuMillis, int megabytes, String hourDollars) {
        Money each = Money.dollars(hourDollars).dividedExactlyBy(3_600_000);
        return new NodeType(name, new Node(name, "any", cpuMillis, megabytes, 50), each);
    }

    private static OwnNodes nodes() {
        return new OwnNodes(new NodePool(TYPES, 1), Money.ZERO, BASE, 0, 1);
    }

    private static Option function(String dollars) {
        return new Option(Placement.FUNCTION, Money.dollars(dollars), null);
    }

    private static Option container(String service, int cpuMillis, int megabytes, int replicas) {
        return new Option(
                Placement.CONTAINER,
                Money.ZERO,
                new ContainerPlatform.Replicas(
                        service,
                        0,
                        new Claim(cpuMillis, megabytes),
                        new int[] {replicas},
                        new ReplicaTime(Month.MILLIS * replicas, Month.MILLIS * replicas, 0)));
    }

    /// Each of the two holds half of a node. The part of either, $36.50, is more than its function costs, but taking only
    /// one of them off the node saves nothing.
    @Test
    void aPartOfANodeIsNoSaving() {
        List<List<Option>> options =
                List.of(
                        List.of(function("30"), container("a", 1000, 4000, 1)),
                        List.of(function("60"), container("b", 1000, 4000, 1)));
        Mix best = new MixSearch(options, nodes()).best();
        assertThat(best.chosen()).containsExactly(1, 1);
        assertThat(best.total()).isEqualTo(Money.dollars("73"));
    }

    @Test
    void theLastOneLeavesAndTheNodeGoes() {
        List<List<Option>> options =
                List.of(
                        List.of(function("30"), container("a", 1000, 4000, 1)),
                        List.of(function("40"), container("b", 1000, 4000, 1)));
        Mix best = new MixSearch(options, nodes()).best();
        assertThat(best.chosen()).containsExactly(0, 0);
        assertThat(best.containers().nodes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void smallFleetsAreWithinAFewPercentOfTheOptimum(long seed) {
        List<List<Option>> options = fleet(new Stream(seed));
        MixSearch search = new MixSearch(options, nodes());
        double found = dollars(search.best());
        double optimum = exhaustive(search, options);
        assertThat(found).isBetween(optimum, optimum * 1.03);
    }

    private static List<List<Option>> fleet(Stream stream) {
        List<List<Option>> options = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int cpuMillis = 100 + (int) stream.nextBelow(900);
            int megabytes = 256 + (int) stream.nextBelow(2048);
            int replicas = 1 + (int) stream.nextBelow(3);
            long dollars = stream.nextBelow(80);
            options.add(
                    List.of(
                            function(String.valueOf(dollars)),
                            container("s" + i, cpuMillis, megabytes, replicas)));
        }
        return options;
    }

    private static double exhaustive(MixSearch search, List<List<Option>> options) {
        double least = Double.POSITIVE_INFINITY;
        for (int all = 0; all < 1 << options.size(); all++) {
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                chosen.add(all >> i & 1);
            }
            least = Math.min(least, dollars(search.mix(chosen)));
        }
        return least;
    }

    private static double dollars(Mix mix) {
        return mix.total().toDollars(6).doubleValue();
    }
}
