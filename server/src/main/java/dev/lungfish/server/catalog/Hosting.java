package dev.lungfish.server.catalog;

import dev.lungfish.core.service.Placement;

/// How a service is to run.
public record Hosting(Placement placement, ReplicaSettings replicas) {

    /// On demand, as every service begins.
    public static final Hosting DEFAULT = new Hosting(Placement.FUNCTION, ReplicaSettings.DEFAULT);
}
