package dev.lungfish.planner.runs;

import java.util.List;

/// What the simulations of a fleet have shown.
///
/// @param services in the order of the fleet
/// @param waits of all services together
public record FleetRuns(List<ServiceRuns> services, Waits waits) {

    public FleetRuns {
        services = List.copyOf(services);
    }
}
