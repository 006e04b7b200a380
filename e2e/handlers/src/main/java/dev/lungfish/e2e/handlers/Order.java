package dev.lungfish.e2e.handlers;

/// What [Receipts] takes.
public record Order(String item, int quantity, long priceCents) {}
