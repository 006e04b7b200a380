package dev.lungfish.benchmarks.platform;

import java.util.Map;

/// A function to create.
///
/// @param zip its code package
/// @param variables of its environment
public record FunctionSpec(
        String name,
        String runtime,
        String handler,
        byte[] zip,
        int memoryMegabytes,
        Map<String, String> variables) {

    private static final int USUAL_MEGABYTES = 512;

    /// One of the usual size.
    public FunctionSpec(String name, String runtime, String handler, byte[] zip) {
        this(name, runtime, handler, zip, USUAL_MEGABYTES, Map.of());
    }

    /// The same function by another name.
    public FunctionSpec named(String other) {
        return new FunctionSpec(other, runtime, handler, zip, memoryMegabytes, variables);
    }
}
