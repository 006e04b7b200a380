package dev.lungfish.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EntryPricesTest {

    private static final long HOURS = 730;

    private static final EntryPrices AWS =
            new EntryPrices(
                    Money.dollars("0.0225"),
                    Money.dollars("0.008"),
                    25 * 3600,
                    1_000_000_000,
                    PriceTiers.flat(million("1.00")),
                    new PriceTiers(
                            List.of(
                                    new PriceTiers.Tier(0, million("3.50")),
                                    new PriceTiers.Tier(333_000_000, million("2.80")))));

    private static Money million(String dollars) {
        return Money.dollars(dollars).dividedExactlyBy(1_000_000);
    }

    @Test
    void aLoadBalancerCostsByTheHourAndByItsLargerLoad() {
        long connections = HOURS * 25 * 3600 * 2;
        long bytes = HOURS * 1_000_000_000;

        assertThat(AWS.loadBalancer(HOURS, 0, 0)).isEqualTo(Money.dollars("16.425"));
        assertThat(AWS.loadBalancer(HOURS, 0, bytes)).isEqualTo(Money.dollars("22.265"));
        assertThat(AWS.loadBalancer(HOURS, connections, bytes)).isEqualTo(Money.dollars("28.105"));
    }

    @Test
    void gatewaysCostByTheRequest() {
        assertThat(AWS.httpApi(216_000_000)).isEqualTo(Money.dollars("216"));
        assertThat(AWS.restApi(1_000_000_000)).isEqualTo(Money.dollars("3033.10"));
    }
}
