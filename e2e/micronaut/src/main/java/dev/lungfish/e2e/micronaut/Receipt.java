package dev.lungfish.e2e.micronaut;

import io.micronaut.core.annotation.Introspected;

/// What it answers.
///
/// @param served how many orders this environment has served, this one included
@Introspected
public record Receipt(String item, long totalCents, int served) {}
