package dev.lungfish.examples.orders;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an order costs, in cents.
record Price(long goods, long discount, int parcels, long shipping, long tax) {

    private static final Map<String, Integer> TAX_PERCENT =
            Map.of("AT", 20, "CH", 8, "DE", 19, "ES", 21, "FR", 20, "IT", 22, "NL", 21, "SE", 25);
    private static final long DISCOUNT_FROM_CENTS = 10_000;
    private static final long CENTS_PER_PARCEL = 490;

    static Price of(Order order) {
        Integer taxPercent = TAX_PERCENT.get(order.country());
        if (taxPercent == null) {
            throw new IllegalArgumentException(
                    "We do not ship to '%s' yet.".formatted(order.country()));
        }
        long goods = order.cents();
        long discount = discount(goods);
        int parcels = Parcels.count(order);
        long shipping = parcels * CENTS_PER_PARCEL;
        long tax = ((goods - discount + shipping) * taxPercent + 50) / 100;
        return new Price(goods, discount, parcels, shipping, tax);
    }

    /// One percent for each hundred that is spent, ten at most.
    private static long discount(long goods) {
        return goods * Math.min(10, goods / DISCOUNT_FROM_CENTS) / 100;
    }

    long total() {
        return goods - discount + shipping + tax;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("goods", goods);
        map.put("discount", discount);
        map.put("parcels", parcels);
        map.put("shipping", shipping);
        map.put("tax", tax);
        map.put("total", total());
        return map;
    }
}
