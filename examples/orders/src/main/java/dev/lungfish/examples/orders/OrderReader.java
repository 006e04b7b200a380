package dev.lungfish.examples.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads an order from its JSON: `{"country": "DE", "items": [{"sku": "mug", "quantity": 12}]}`.
final class OrderReader {

    private static final int MAX_QUANTITY = 1_000;

    private OrderReader() {}

    /// Every mistake is an [IllegalArgumentException] that names it.
    static Order read(Map<String, @Nullable Object> json) {
        if (!(json.get("country") instanceof String country)) {
            throw new IllegalArgumentException("An order needs a 'country'.");
        }
        if (!(json.get("items") instanceof List<?> items) || items.isEmpty()) {
            throw new IllegalArgumentException("An order needs at least one thing in 'items'.");
        }
        List<Order.Line> lines = new ArrayList<>();
        for (Object item : items) {
            lines.add(line(item));
        }
        return new Order(country, lines);
    }

    private static Order.Line line(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> fields) || !(fields.get("sku") instanceof String sku)) {
            throw new IllegalArgumentException("Every item needs a 'sku'.");
        }
        if (!(fields.get("quantity") instanceof Number quantity)
                || quantity.doubleValue() != quantity.intValue()
                || quantity.intValue() < 1
                || quantity.intValue() > MAX_QUANTITY) {
            throw new IllegalArgumentException(
                    "The quantity of '%s' must be a whole number from 1 to %,d."
                            .formatted(sku, MAX_QUANTITY));
        }
        return new Order.Line(Product.of(sku), quantity.intValue());
    }
}
