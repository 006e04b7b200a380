package dev.lungfish.server.metrics;

import java.util.Locale;

/// Which of a service's replicas are counted.
public enum ReplicaState {
    /// Those that there should be.
    WANTED,
    /// Those that take requests.
    READY,
    /// Those that hold a place on a node.
    EXISTING;

    /// The value of the label `state`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
