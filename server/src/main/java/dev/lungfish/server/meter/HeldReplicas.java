package dev.lungfish.server.meter;

import dev.lungfish.core.service.Architecture;

/// Replicas that exist at one moment, from their start order until they are gone.
///
/// @param cpuMillis thousandths of a vCPU that each holds
/// @param megabytes memory that each holds
public record HeldReplicas(
        String service, Architecture architecture, int replicas, int cpuMillis, int megabytes) {

    public HeldReplicas {
        if (replicas < 0) {
            throw new IllegalArgumentException(service + " cannot have " + replicas + " replicas");
        }
    }
}
