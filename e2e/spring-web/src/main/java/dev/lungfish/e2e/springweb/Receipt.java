package dev.lungfish.e2e.springweb;

/// What is answered.
public record Receipt(String item, long totalCents) {}
