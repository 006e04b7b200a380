package dev.lungfish.planner.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.pricing.Money;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodePoolTest {

    private static final NodeType SMALL =
            new NodeType(
                    "small", new Node("small", "any", 1000, 4000, 10), new Money(BigInteger.ONE));
    private static final NodeType LARGE =
            new NodeType(
                    "large",
                    new Node("large", "any", 4000, 16000, 40),
                    new Money(BigInteger.valueOf(5)));

    @Test
    void replicasOfAServiceAreSpreadOverTheZones() {
        NodePool pool = new NodePool(List.of(LARGE), 3);
        NodePool.Nodes nodes =
                pool.pack(List.of(new NodePool.Demand(0, new Claim(100, 100), 3)), LARGE);
        assertThat(nodes.nodes()).isEqualTo(3);
        assertThat(nodes.held().cpuMillis()).isEqualTo(300);
    }

    @Test
    void aNodeBecomesTheCheapestThatHoldsWhatIsOnIt() {
        NodePool pool = new NodePool(List.of(SMALL, LARGE), 1);
        NodePool.Nodes nodes =
                pool.pack(List.of(new NodePool.Demand(0, new Claim(900, 900), 5)), LARGE);
        assertThat(nodes.nodes()).isEqualTo(2);
        assertThat(nodes.each()).isEqualTo(LARGE.each().plus(SMALL.each()));
    }

    @Test
    void theBestTypeIsTheOneThatMakesItCheapest() {
        NodePool pool = new NodePool(List.of(LARGE, SMALL), 1);
        List<NodePool.Demand> demands = List.of(new NodePool.Demand(0, new Claim(900, 900), 4));
        assertThat(pool.bestFor(demands)).isEqualTo(SMALL);
    }

    @Test
    void whatFitsNowhereIsNamed() {
        NodePool pool = new NodePool(List.of(SMALL), 2);
        NodePool.Nodes nodes =
                pool.pack(List.of(new NodePool.Demand(7, new Claim(2000, 100), 2)), SMALL);
        assertThat(nodes.nodes()).isZero();
        assertThat(nodes.tooLarge()).containsExactly(7);
    }

    @Test
    void aNodesOwnPodsTakeTheirRoom() {
        NodeType.OwnPods own = new NodeType.OwnPods(new Claim(200, 300), 4);
        NodeType type = NodeType.of("t", 940, 3286, 8, own, Money.ZERO);
        assertThat(type).isNotNull();
        assertThat(type.shape()).isEqualTo(new Node("t", "any", 740, 2986, 4));
        assertThat(NodeType.of("t", 200, 3286, 8, own, Money.ZERO)).isNull();
    }
}
