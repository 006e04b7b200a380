package dev.lungfish.benchmarks.platform;

/// An answered invocation.
///
/// @param nanos from the request's first byte to the answer's last
/// @param logTail the last lines that it logged, with `REPORT`
public record Invocation(String payload, String logTail, long nanos) {}
