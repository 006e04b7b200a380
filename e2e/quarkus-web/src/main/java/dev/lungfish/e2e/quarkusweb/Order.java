package dev.lungfish.e2e.quarkusweb;

/// What is posted.
public record Order(String item, int quantity, long priceCents) {}
