package dev.lungfish.server.metrics;

/// The answer to a scrape.
///
/// @param contentType the format, as the scraper asked for it
public record Exposition(String contentType, byte[] body) {}
