package dev.lungfish.benchmarks.load;

/// One run of a load on one target.
///
/// @param cpuMicrosPerRequest processor time of the target's server process alone
public record Run(LoadFigures load, double cpuMicrosPerRequest) {}
