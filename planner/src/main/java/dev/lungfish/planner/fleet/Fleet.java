package dev.lungfish.planner.fleet;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.Traffic;
import java.util.ArrayList;
import java.util.List;

/// All services that are planned for, and what had to be assumed of them.
///
/// @param traffic what is asked of them, in their order
/// @param everywhere what has a pod on every node, and no requests of its own
public record Fleet(
        Traffic traffic,
        List<PlannedService> services,
        List<Workload> everywhere,
        List<Assumption> assumptions) {

    public Fleet {
        services = List.copyOf(services);
        everywhere = List.copyOf(everywhere);
        assumptions = List.copyOf(assumptions);
    }

    /// The same with something more that was assumed.
    public Fleet assuming(Assumption assumption) {
        List<Assumption> all = new ArrayList<>(assumptions);
        all.add(assumption);
        return new Fleet(traffic, services, everywhere, all);
    }
}
