package dev.lungfish.core.service;

import java.util.Locale;

/// A service's setting: which execution model runs it.
public enum Placement {
    /// On demand: a request starts an environment where none is free.
    FUNCTION,
    /// Always on: replicas, kept by an autoscaler.
    CONTAINER,
    /// Replicas for the steady base, on-demand environments for what exceeds them.
    SPLIT;

    /// The name that people and programs use.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean usesReplicas() {
        return this != FUNCTION;
    }

    public boolean usesFunctions() {
        return this != CONTAINER;
    }
}
