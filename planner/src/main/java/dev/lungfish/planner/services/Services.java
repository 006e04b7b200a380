package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Assumption;
import java.util.List;

/// All services that a source tells of, by name.
///
/// @param assumptions what the source does not say, and what it says that was left out
public record Services(List<Workload> workloads, List<Assumption> assumptions) {

    public Services {
        workloads = List.copyOf(workloads);
        assumptions = List.copyOf(assumptions);
    }
}
