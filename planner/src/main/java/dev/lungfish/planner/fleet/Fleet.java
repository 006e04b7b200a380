package dev.lungfish.planner.fleet;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.traffic.Traffic;
import java.util.List;

/// All services that are planned for, and what had to be assumed of them.
///
/// @param traffic what is asked of them
public record Fleet(Traffic traffic, List<PlannedService> services, List<Assumption> assumptions) {

    public Fleet {
        services = List.copyOf(services);
        assumptions = List.copyOf(assumptions);
    }
}
