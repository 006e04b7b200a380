package dev.lungfish.e2e.quarkusweb;

/// What is answered.
public record Receipt(String item, long totalCents) {}
