package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// A Kubernetes object and where it was read.
record Found<T extends HasMetadata>(T object, Place place) {

    String name() {
        return object.getMetadata().getName();
    }

    /// Its namespace; empty where it does not say.
    String namespace() {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null ? "" : namespace;
    }

    /// Whether both can stand in one namespace: what names none goes where it is applied.
    boolean isNear(Found<?> other) {
        return namespace().isEmpty()
                || other.namespace().isEmpty()
                || namespace().equals(other.namespace());
    }
}
