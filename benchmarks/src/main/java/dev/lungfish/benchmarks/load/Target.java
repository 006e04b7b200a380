package dev.lungfish.benchmarks.load;

import java.util.function.LongSupplier;

/// Something that answers a POST, and is compared with others that do.
///
/// @param cpuNanos the processor time that its server process has used so far
public record Target(String label, String url, LongSupplier cpuNanos) {}
