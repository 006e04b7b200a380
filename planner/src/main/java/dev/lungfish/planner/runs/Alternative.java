package dev.lungfish.planner.runs;

import dev.lungfish.core.service.Placement;

/// A way to run a service.
public enum Alternative {
    /// As it runs today.
    TODAY(Placement.CONTAINER, 0),
    /// On demand.
    FUNCTION(Placement.FUNCTION, 0),
    /// As replicas that are scaled and sized well.
    CONTAINER(Placement.CONTAINER, 0),
    /// Replicas for the steady base, on-demand environments for the rest.
    SPLIT(Placement.SPLIT, 0),
    /// On demand, with some environments that are kept initialised.
    PROVISIONED(Placement.FUNCTION, 0),
    /// Functions that serve many requests at once, on instances that are paid for whole.
    MANAGED(Placement.CONTAINER, 1),
    /// As replicas that are billed one by one, beside the nodes of the others.
    TASK(Placement.CONTAINER, 2);

    private final Placement placement;
    private final int platform;

    Alternative(Placement placement, int platform) {
        this.placement = placement;
        this.platform = platform;
    }

    /// The placement that the live platform would run it in.
    public Placement placement() {
        return placement;
    }

    /// On which of the plan's container platforms its replicas are.
    public int platform() {
        return platform;
    }
}
