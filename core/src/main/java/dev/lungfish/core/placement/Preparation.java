package dev.lungfish.core.placement;

/// How far the target of a move is.
public enum Preparation {
    /// Environments are starting.
    STARTING,
    /// Everything that the traffic needs is ready to serve.
    READY,
    /// Replicas or environments failed to start, again and again, or there is no room for them.
    FAILED
}
