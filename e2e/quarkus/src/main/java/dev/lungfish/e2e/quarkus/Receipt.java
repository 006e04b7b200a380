package dev.lungfish.e2e.quarkus;

/// What it answers.
///
/// @param served how many orders this environment has served, this one included
public record Receipt(String item, long totalCents, int served) {}
