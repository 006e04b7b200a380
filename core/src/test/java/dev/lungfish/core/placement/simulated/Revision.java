package dev.lungfish.core.placement.simulated;

/// What a service runs.
///
/// @param starts whether its environments ever get ready
record Revision(String name, boolean starts) {

    @Override
    public String toString() {
        return name + (starts ? "" : " (never starts)");
    }
}
