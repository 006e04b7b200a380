package dev.lungfish.planner.runs;

import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.run.ServiceResult;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Services on demand with some environments that are kept initialised.
public final class Provisioning {

    private final Scenario scenario;
    private final Traffic traffic;

    public Provisioning(Scenario scenario, Traffic traffic) {
        this.scenario = scenario;
        this.traffic = traffic;
    }

    /// The runs with that alternative, simulated once more for those services that would keep another number than they were
    /// simulated with.
    ///
    /// @param environments how many a service, by its place, would keep; 0 for none
    public FleetRuns add(FleetRuns runs, IntUnaryOperator environments) {
        List<ServiceRuns> services =
                IntStream.range(0, runs.services().size())
                        .parallel()
                        .mapToObj(i -> service(runs, i, environments.applyAsInt(i)))
                        .toList();
        return new FleetRuns(services, runs.waits());
    }

    private ServiceRuns service(FleetRuns runs, int place, int environments) {
        ServiceRuns own = runs.services().get(place);
        if (environments == own.service().function().provisioned()) {
            return own;
        }
        PlannedService changed = own.service().provisioning(environments);
        ServiceResult result =
                scenario.simulation(traffic, changed, Alternative.PROVISIONED).run().getFirst();
        runs.waits().put(place, Alternative.PROVISIONED, result);
        return own.with(changed, Alternative.PROVISIONED, Outcome.of(result));
    }

    /// The runs with replicas that are billed one by one as one more alternative: they are the same replicas.
    public static FleetRuns withTasks(FleetRuns runs) {
        for (int i = 0; i < runs.services().size(); i++) {
            runs.waits().copy(i, Alternative.CONTAINER, Alternative.TASK);
        }
        return new FleetRuns(
                runs.services().stream()
                        .map(
                                own ->
                                        own.with(
                                                own.service(),
                                                Alternative.TASK,
                                                own.of(Alternative.CONTAINER)))
                        .toList(),
                runs.waits());
    }
}
