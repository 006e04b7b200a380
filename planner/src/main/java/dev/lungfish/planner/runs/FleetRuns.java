package dev.lungfish.planner.runs;

import java.util.List;

/// What the simulations of a fleet have shown.
///
/// @param services in the order of the fleet
/// @param waits of all services together
/// @param stepNanos the length of the steps in which levels are kept
/// @param steps how many there are
/// @param isShared whether the account's limit could be met, so that functions were simulated together
public record FleetRuns(
        List<ServiceRuns> services, Waits waits, long stepNanos, int steps, boolean isShared) {

    public FleetRuns {
        services = List.copyOf(services);
    }

    /// How long all of it took on the virtual clock.
    public long lengthNanos() {
        return stepNanos * steps;
    }
}
