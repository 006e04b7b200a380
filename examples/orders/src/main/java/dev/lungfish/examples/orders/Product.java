package dev.lungfish.examples.orders;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the shop sells: a price and a weight each.
enum Product {
    MUG(1_250, 380),
    PLATE(1_890, 640),
    BOWL(1_590, 520),
    TEAPOT(4_900, 1_150),
    KETTLE(7_900, 1_900),
    SPOON(320, 45),
    TOWEL(990, 210),
    APRON(2_450, 330);

    private final long cents;
    private final int grams;

    Product(long cents, int grams) {
        this.cents = cents;
        this.grams = grams;
    }

    long cents() {
        return cents;
    }

    int grams() {
        return grams;
    }

    /// The product with a stock-keeping unit like `mug`.
    static Product of(String sku) {
        return Arrays.stream(values())
                .filter(product -> product.sku().equals(sku))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no product '%s'; there are %s."
                                                .formatted(
                                                        sku,
                                                        Arrays.stream(values())
                                                                .map(Product::sku)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    String sku() {
        return name().toLowerCase(Locale.ROOT);
    }
}
