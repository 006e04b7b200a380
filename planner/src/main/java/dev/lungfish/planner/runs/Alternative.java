package dev.lungfish.planner.runs;

import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.fleet.PlannedService;
import java.util.List;

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

    /// Those that a service may have instead of today's: a job has no replicas that could be a base.
    public static List<Alternative> placements(PlannedService service) {
        return service.job() == null
                ? List.of(FUNCTION, CONTAINER, SPLIT)
                : List.of(FUNCTION, CONTAINER);
    }
}
