package dev.lungfish.e2e.springweb;

/// What is posted.
public record Order(String item, int quantity, long priceCents) {}
