package dev.lungfish.e2e.spring;

/// What the function takes.
public record Order(String item, int quantity, long priceCents) {}
