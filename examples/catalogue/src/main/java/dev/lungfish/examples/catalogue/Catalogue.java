package dev.lungfish.examples.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// All products, and which of them have a word in their name.
final class Catalogue {

    private static final String[] COLOURS = {
        "red", "blue", "green", "yellow", "white", "black", "grey", "brown", "orange", "violet"
    };
    private static final String[] MATERIALS = {
        "glass", "steel", "oak", "beech", "linen", "cotton", "clay", "copper", "bamboo", "wool"
    };
    private static final String[] THINGS = {
        "mug", "plate", "bowl", "teapot", "kettle", "spoon", "towel", "apron", "tray", "vase",
        "lamp", "basket", "board", "jar", "knife", "pan", "ladle", "whisk", "sieve", "clock"
    };
    private static final String[] SIZES = {"small", "medium", "large"};

    private final List<Product> products;
    private final Map<String, Product> bySku = new HashMap<>();
    private final NavigableMap<String, BitSet> byWord = new TreeMap<>();

    private Catalogue(List<Product> products) {
        this.products = List.copyOf(products);
        for (int i = 0; i < products.size(); i++) {
            bySku.put(products.get(i).sku(), products.get(i));
            for (String word : products.get(i).name().split(" ", -1)) {
                byWord.computeIfAbsent(word, unseen -> new BitSet()).set(i);
            }
        }
    }

    /// A shop that has everything in every colour, material and size.
    static Catalogue ofEverything() {
        List<Product> products = new ArrayList<>();
        for (String thing : THINGS) {
            for (String material : MATERIALS) {
                for (String colour : COLOURS) {
                    for (String size : SIZES) {
                        int number = products.size();
                        products.add(
                                new Product(
                                        "%s-%05d".formatted(thing, number),
                                        String.join(" ", size, colour, material, thing),
                                        250 + number * 37 % 9_750));
                    }
                }
            }
        }
        return new Catalogue(products);
    }

    int size() {
        return products.size();
    }

    Optional<Product> find(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    /// The products whose name has, for each word of the query, a word that begins with it; cheapest first.
    List<Product> search(String query, int limit) {
        BitSet found = new BitSet();
        found.set(0, products.size());
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            BitSet withWord = new BitSet();
            byWord.subMap(word, word + Character.MAX_VALUE).values().forEach(withWord::or);
            found.and(withWord);
        }
        return found.stream()
                .mapToObj(products::get)
                .sorted(
                        java.util.Comparator.comparingInt(Product::cents)
                                .thenComparing(Product::sku))
                .limit(limit)
                .toList();
    }
}
