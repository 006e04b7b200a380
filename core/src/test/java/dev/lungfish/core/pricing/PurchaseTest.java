package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.core.service.Architecture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PurchaseTest {

    private static final long HOUR = ResourcePrices.HOUR_MILLIS;
    private static final PerNode.Type M7G =
            ContainerOffers.type("m7g.xlarge", Architecture.ARM64, 3920, 14_103, "0.1632");
    private static final Purchase SPOT =
            new Purchase("spot", 66, new TreeMap<>(Map.of("m7g.large", 64)));

    @Test
    void aTypeHasItsOwnDiscountOrThatOfAll() {
        PerNode spot = SPOT.applied(ContainerOffers.EKS);

        assertThat(spot.type("m7g.large").orElseThrow().each().times(HOUR))
                .isEqualTo(Money.dollars("0.029376"));
        assertThat(spot.type("m7i.large").orElseThrow().each().times(HOUR))
                .isEqualTo(Money.dollars("0.034272"));
        assertThat(spot.clusterEach()).isEqualTo(ContainerOffers.EKS.clusterEach());
        assertThat(Purchase.ON_DEMAND.applied(ContainerOffers.EKS)).isEqualTo(ContainerOffers.EKS);
    }

    @Test
    void aDiscountIsLessThanAll() {
        assertThatThrownBy(() -> new Purchase("free", 100, new TreeMap<>()))
                .hasMessage("a discount is from 0 to 99 percent, not 100");
    }

    /// AWS's pricing example of Lambda Managed Instances, which rounds the hour to $0.0457 and so comes to $160.36.
    @Test
    void managedInstancesCostWhatAwsReckons() {
        ManagedInstances managed =
                new ManagedInstances(
                        List.of(M7G),
                        15,
                        3,
                        PriceTiers.flat(Money.dollars("0.20").dividedExactlyBy(1_000_000)));
        Purchase plan = new Purchase("three-years", 72, new TreeMap<>());

        assertThat(managed.cost(M7G, plan, 2000 * HOUR, 100_000_000).toDollars(3))
                .isEqualByComparingTo("160.352");
        assertThat(managed.each(M7G, Purchase.ON_DEMAND).times(HOUR))
                .isEqualTo(Money.dollars("0.18768"));
        assertThat(managed.instances(1)).isEqualTo(3);
        assertThat(managed.instances(4)).isEqualTo(4);
        assertThat(managed.type("m7g.xlarge")).hasValue(M7G);
    }
}
