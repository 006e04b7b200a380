package dev.lungfish.server.api;

/// A service's environments at one moment.
///
/// @param starting not yet ready for a request
/// @param busy serving one
/// @param idle frozen, or about to be
public record EnvironmentCounts(int starting, int busy, int idle) {}
