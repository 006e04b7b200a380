package dev.lungfish.e2e.micronaut;

import io.micronaut.core.annotation.Introspected;

/// What the function takes.
@Introspected
public record Order(String item, int quantity, long priceCents) {}
