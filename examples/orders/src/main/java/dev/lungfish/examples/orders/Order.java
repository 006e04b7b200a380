package dev.lungfish.examples.orders;

import java.util.List;

/// What someone wants to buy, and where it goes.
///
/// @param country two letters
record Order(String country, List<Line> lines) {

    /// A number of one product.
    record Line(Product product, int quantity) {

        long cents() {
            return product.cents() * quantity;
        }
    }

    Order {
        lines = List.copyOf(lines);
    }

    long cents() {
        return lines.stream().mapToLong(Line::cents).sum();
    }
}
