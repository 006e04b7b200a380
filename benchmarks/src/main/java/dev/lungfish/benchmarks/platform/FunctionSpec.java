package dev.lungfish.benchmarks.platform;

/// A function to create.
///
/// @param zip its code package
public record FunctionSpec(String name, String runtime, String handler, byte[] zip) {

    /// The same function by another name.
    public FunctionSpec named(String other) {
        return new FunctionSpec(other, runtime, handler, zip);
    }
}
