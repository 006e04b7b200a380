package dev.lungfish.planner.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.ResourcePrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Nodes of one processor at $1 a millisecond, and managed ones at $2, of which there are three at least.
class SeveralPlatformsTest {

    private static final SeveralPlatforms PLATFORMS = platforms();

    private static SeveralPlatforms platforms() {
        SortedMap<Integer, ContainerPlatform> all = new TreeMap<>();
        all.put(0, nodes("1", 0));
        all.put(1, nodes("2", 3));
        return new SeveralPlatforms(all);
    }

    private static OwnNodes nodes(String dollars, int least) {
        NodeType type =
                new NodeType("one", new Node("one", "any", 1000, 1000, 10), Money.dollars(dollars));
        return new OwnNodes(
                new NodePool(List.of(type), 1),
                Money.ZERO,
                ResourcePrices.hourly(new BigDecimal("0.03"), new BigDecimal("0.004")),
                least,
                1);
    }

    private static ContainerPlatform.Replicas one(String service, int platform) {
        return new ContainerPlatform.Replicas(
                service,
                platform,
                new Claim(1000, 1000),
                new int[] {1},
                new ReplicaTime(Month.MILLIS, Month.MILLIS, 0));
    }

    @Test
    void eachBillsItsOwn() {
        ContainerBill bill = PLATFORMS.bill(List.of(one("a", 0), one("b", 1), one("c", 0)));
        Money month = Money.dollars("1").times(Month.MILLIS);
        assertThat(bill.byService()).containsExactly(month, month.times(6), month);
        assertThat(bill.total()).isEqualTo(month.times(8));
        assertThat(bill.nodes()).isEqualTo(5);
    }

    @Test
    void theLeastInstancesAreNotThereForNobody() {
        assertThat(PLATFORMS.bill(List.of(one("a", 0))).nodes()).isEqualTo(1);
        assertThat(PLATFORMS.bill(List.of()).total()).isEqualTo(Money.ZERO);
    }
}
