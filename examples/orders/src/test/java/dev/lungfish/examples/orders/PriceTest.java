package dev.lungfish.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PriceTest {

    @Test
    void pricesAnOrder() {
        Price price = Price.of(order("DE", List.of(item("mug", 12), item("spoon", 3))));
        assertThat(price.goods()).isEqualTo(12 * 1_250 + 3 * 320);
        assertThat(price.discount()).isEqualTo(159);
        assertThat(price.parcels()).isEqualTo(1);
        assertThat(price.tax()).isEqualTo(3_095);
        assertThat(price.total()).isEqualTo(15_960 - 159 + 490 + 3_095);
    }

    @Test
    void packsTheHeaviestFirst() {
        assertThat(Parcels.count(order("DE", List.of(item("kettle", 2), item("teapot", 1)))))
                .isEqualTo(1);
        assertThat(Parcels.count(order("DE", List.of(item("kettle", 3))))).isEqualTo(2);
    }

    @Test
    void namesEveryMistake() {
        fails(Map.of("items", List.of(item("mug", 1))), "needs a 'country'");
        fails(Map.of("country", "DE"), "at least one thing");
        fails(json("DE", List.of(item("mug", 0))), "from 1 to 1,000");
        fails(json("DE", List.of(item("mug", 1.5))), "from 1 to 1,000");
        fails(
                json("DE", List.of(item("sofa", 1))),
                "There is no product 'sofa'; there are mug, plate");
        fails(json("XX", List.of(item("mug", 1))), "do not ship to 'XX'");
    }

    private static void fails(Map<String, Object> json, String reason) {
        assertThatThrownBy(() -> Price.of(OrderReader.read(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static Order order(String country, List<Map<String, Object>> items) {
        return OrderReader.read(json(country, items));
    }

    private static Map<String, Object> json(String country, List<Map<String, Object>> items) {
        return Map.of("country", country, "items", items);
    }

    private static Map<String, Object> item(String sku, Number quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }
}
