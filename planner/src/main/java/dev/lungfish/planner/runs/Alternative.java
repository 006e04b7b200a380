package dev.lungfish.planner.runs;

import dev.lungfish.core.service.Placement;

/// A way to run a service that is simulated.
public enum Alternative {
    /// As it runs today.
    TODAY(Placement.CONTAINER),
    /// On demand.
    FUNCTION(Placement.FUNCTION),
    /// As replicas that are scaled and sized well.
    CONTAINER(Placement.CONTAINER),
    /// Replicas for the steady base, on-demand environments for the rest.
    SPLIT(Placement.SPLIT);

    private final Placement placement;

    Alternative(Placement placement) {
        this.placement = placement;
    }

    /// The placement that the live platform would run it in.
    public Placement placement() {
        return placement;
    }
}
