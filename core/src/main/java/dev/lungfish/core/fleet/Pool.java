package dev.lungfish.core.fleet;

/// The provisioned environments of a fleet, or the others.
final class Pool<R> {

    /// Those with a free slot.
    final RecencyList<R> free = new RecencyList<>();

    int starting;
    int ready;

    int size() {
        return starting + ready;
    }
}
