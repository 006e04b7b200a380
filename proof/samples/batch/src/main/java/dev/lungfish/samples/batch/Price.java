package dev.lungfish.samples.batch;

/// What one piece of a product costs.
record Price(String product, long cents) {}
