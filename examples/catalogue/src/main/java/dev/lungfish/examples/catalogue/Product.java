package dev.lungfish.examples.catalogue;

/// One thing on sale.
record Product(String sku, String name, int cents) {

    String json() {
        return "{\"sku\": \"%s\", \"name\": \"%s\", \"cents\": %d}".formatted(sku, name, cents);
    }
}
