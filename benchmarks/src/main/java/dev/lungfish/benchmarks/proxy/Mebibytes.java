package dev.lungfish.benchmarks.proxy;

/// The unit of tables about memory.
final class Mebibytes {

    private Mebibytes() {}

    static double of(long bytes) {
        return bytes / 1024.0 / 1024;
    }
}
