package dev.lungfish.simulator.run;

import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.service.Placement;

/// Where a service runs, and how its replicas do where it has any.
public record Placed(Placement placement, ReplicaRules replicas) {}
