package dev.lungfish.server.meter;

import java.util.List;
import java.util.Set;

/// What is there at one moment.
///
/// @param services the names of all that are declared, whether they have replicas or not
public record HeldReading(List<HeldReplicas> replicas, List<HeldNode> nodes, Set<String> services) {

    public HeldReading {
        replicas = List.copyOf(replicas);
        nodes = List.copyOf(nodes);
        services = Set.copyOf(services);
    }
}
