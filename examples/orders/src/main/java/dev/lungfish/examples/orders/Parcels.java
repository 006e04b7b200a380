package dev.lungfish.examples.orders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts an order into parcels: the heaviest things first, each into the first parcel that can still carry it.
final class Parcels {

    static final int MAX_GRAMS = 5_000;

    private Parcels() {}

    static int count(Order order) {
        List<Integer> things = new ArrayList<>();
        for (Order.Line line : order.lines()) {
            for (int i = 0; i < line.quantity(); i++) {
                things.add(line.product().grams());
            }
        }
        things.sort(Comparator.reverseOrder());
        List<Integer> parcels = new ArrayList<>();
        things.forEach(grams -> put(parcels, grams));
        return parcels.size();
    }

    private static void put(List<Integer> parcels, int grams) {
        for (int i = 0; i < parcels.size(); i++) {
            if (parcels.get(i) + grams <= MAX_GRAMS) {
                parcels.set(i, parcels.get(i) + grams);
                return;
            }
        }
        parcels.add(grams);
    }
}
