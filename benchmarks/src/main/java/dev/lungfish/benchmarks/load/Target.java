package dev.lungfish.benchmarks.load;

import java.util.function.LongSupplier;

/// Something that answers requests, and is compared with others that do.
///
/// @param url of the requests; where there is more than one target behind it, `{i}` stands for a target's number from 0
/// @param host what the Host header says; empty for what the URL says
/// @param targets how many there are, which take turns
/// @param cpuNanos the processor time that its server process has used so far
public record Target(String label, String url, String host, int targets, LongSupplier cpuNanos) {

    /// A single one.
    public Target(String label, String url, LongSupplier cpuNanos) {
        this(label, url, "", 1, cpuNanos);
    }

    /// As many as the URL's `{i}` can be.
    public Target(String label, String url, int targets, LongSupplier cpuNanos) {
        this(label, url, "", targets, cpuNanos);
    }
}
