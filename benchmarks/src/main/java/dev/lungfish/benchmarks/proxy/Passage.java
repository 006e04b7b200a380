package dev.lungfish.benchmarks.proxy;

import dev.lungfish.benchmarks.client.Address;
import dev.lungfish.benchmarks.load.Target;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A way to the web program.
///
/// @param cpuNanos processor time of what stands between caller and program; where nothing does, of the program
/// @param pids the processes of which that is true
record Passage(String label, Address address, LongSupplier cpuNanos, Supplier<List<Long>> pids) {

    /// As the target of a load.
    Target target(String path) {
        return address.target(label, path, cpuNanos);
    }
}
