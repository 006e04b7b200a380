package dev.lungfish.planner.fleet;

import dev.lungfish.planner.services.Workload;
import dev.lungfish.planner.traffic.ServiceTraffic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One service with all that planning needs to know of it.
///
/// @param traffic what is asked of it
/// @param workload how it runs today; null where no manifest tells
/// @param work what a request costs it
/// @param function how it would run on demand
/// @param container how it would run as replicas that are scaled and sized well
/// @param base how the replicas of a split would run
/// @param managed how it would run on managed instances; null where they are no option
/// @param today how its replicas run today
/// @param isWaitedFor whether somebody waits for its answers, so that the objective holds for it
/// @param job what it is if it runs at its times and ends; null if it waits for requests
/// @param pinned why it cannot run on demand, each a sentence; none if it can
public record PlannedService(
        String name,
        ServiceTraffic traffic,
        @Nullable Workload workload,
        Work work,
        FunctionShape function,
        ReplicaShape container,
        ReplicaShape base,
        @Nullable ReplicaShape managed,
        ReplicaShape today,
        boolean isWaitedFor,
        @Nullable Job job,
        List<String> pinned) {

    public PlannedService {
        pinned = List.copyOf(pinned);
    }

    /// The same with managed instances as an option.
    PlannedService with(ReplicaShape onManaged) {
        return with(function, onManaged);
    }

    /// The same with so many environments that are kept initialised, as an option.
    public PlannedService provisioning(int environments) {
        return with(function.provisioning(environments), managed);
    }

    private PlannedService with(FunctionShape functionShape, @Nullable ReplicaShape onManaged) {
        return new PlannedService(
                name,
                traffic,
                workload,
                work,
                functionShape,
                container,
                base,
                onManaged,
                today,
                isWaitedFor,
                job,
                pinned);
    }
}
