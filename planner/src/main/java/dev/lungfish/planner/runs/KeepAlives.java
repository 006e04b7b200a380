package dev.lungfish.planner.runs;

import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.simulator.random.Stream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What other keep-alives would make of services on demand.
///
/// One pass over a service's requests tells how long the environments that they meet were idle, and so the cold starts with any
/// keep-alive. What start-up times add to that is taken in proportion from the simulation with the plan's own.
public final class KeepAlives {

    /// Those that are looked at.
    public static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 20, 30, 60);

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long WARM_UP_NANOS = TimeUnit.HOURS.toNanos(1);

    private final List<IdleGaps> gaps;

    private KeepAlives(List<IdleGaps> gaps) {
        this.gaps = gaps;
    }

    /// What each of the keep-alives makes of one service.
    ///
    /// @param coldShares of its requests
    /// @param idle environments that are idle, in the mean
    public record Effect(List<Double> coldShares, List<Double> idle) {

        public Effect {
            coldShares = List.copyOf(coldShares);
            idle = List.copyOf(idle);
        }
    }

    /// Passes over the requests of all services.
    public static KeepAlives of(Scenario scenario, Traffic traffic, List<PlannedService> services) {
        return new KeepAlives(
                services.parallelStream()
                        .map(service -> gaps(scenario, traffic, service))
                        .toList());
    }

    private static IdleGaps gaps(Scenario scenario, Traffic traffic, PlannedService service) {
        return IdleGaps.of(
                scenario.arrivals(traffic, service, WARM_UP_NANOS),
                service.function().times().duration(),
                new Stream(scenario.seed()).fork(service.name()).fork("gaps"),
                nanos(scenario));
    }

    /// How many requests of the service at that place are in flight at once, whatever the keep-alive.
    public InFlightTimes inFlight(int service) {
        return gaps.get(service).levels();
    }

    /// What they make of all services, in their order.
    public List<Effect> effects(FleetRuns runs) {
        return IntStream.range(0, gaps.size())
                .mapToObj(i -> effect(gaps.get(i), runs.services().get(i)))
                .toList();
    }

    private static Effect effect(IdleGaps gaps, ServiceRuns runs) {
        int planned = MINUTES.size();
        double[] seen = gaps.coldShares();
        double simulated = runs.of(Alternative.FUNCTION).coldShare();
        double factor = seen[planned] == 0 ? 1 : simulated / seen[planned];
        return new Effect(
                first(planned, seen).map(share -> Math.min(1, share * factor)).boxed().toList(),
                first(planned, gaps.idle()).boxed().toList());
    }

    private static DoubleStream first(int count, double[] values) {
        return DoubleStream.of(values).limit(count);
    }

    /// The keep-alives, and that of the plan after them.
    private static long[] nanos(Scenario scenario) {
        return IntStream.rangeClosed(0, MINUTES.size())
                .mapToLong(
                        i ->
                                i == MINUTES.size()
                                        ? scenario.onDemand().keepAliveNanos()
                                        : MINUTES.get(i) * MINUTE_NANOS)
                .toArray();
    }
}
