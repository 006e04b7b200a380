package dev.lungfish.server.meter;

import dev.lungfish.core.service.Architecture;

/// Nodes of one size that exist at one moment, to hold replicas.
///
/// @param cpuMillis thousandths of a vCPU that replicas may hold of each
/// @param megabytes memory that replicas may hold of each
public record HeldNode(Architecture architecture, int cpuMillis, int megabytes, int count) {

    public HeldNode {
        if (count < 0) {
            throw new IllegalArgumentException("there cannot be " + count + " nodes");
        }
    }
}
