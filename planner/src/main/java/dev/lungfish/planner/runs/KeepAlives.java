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

    private final Scenario scenario;
    private final Traffic traffic;

    public KeepAlives(Scenario scenario, Traffic traffic) {
        this.scenario = scenario;
        this.traffic = traffic;
    }

    /// What each of the keep-alives makes of one service.
    ///
    /// @param coldShares of its requests
    /// @param idle environments that are idle, in the mean
    /// @param inFlight how many requests are in flight at once, whatever the keep-alive
    public record Effect(List<Double> coldShares, List<Double> idle, InFlightTimes inFlight) {

        public Effect {
            coldShares = List.copyOf(coldShares);
            idle = List.copyOf(idle);
        }
    }

    /// Those of all services, in their order.
    public List<Effect> of(List<ServiceRuns> services) {
        return services.parallelStream().map(this::effect).toList();
    }

    private Effect effect(ServiceRuns runs) {
        PlannedService service = runs.service();
        IdleGaps gaps =
                IdleGaps.of(
                        scenario.arrivals(traffic, service, WARM_UP_NANOS),
                        service.function().times().duration(),
                        new Stream(scenario.seed()).fork(service.name()).fork("gaps"),
                        nanos());
        int planned = MINUTES.size();
        double[] seen = gaps.coldShares();
        double simulated = runs.of(Alternative.FUNCTION).coldShare();
        double factor = seen[planned] == 0 ? 1 : simulated / seen[planned];
        return new Effect(
                first(planned, seen).map(share -> Math.min(1, share * factor)).boxed().toList(),
                first(planned, gaps.idle()).boxed().toList(),
                gaps.levels());
    }

    private static DoubleStream first(int count, double[] values) {
        return DoubleStream.of(values).limit(count);
    }

    /// The keep-alives, and that of the plan after them.
    private long[] nanos() {
        return IntStream.rangeClosed(0, MINUTES.size())
                .mapToLong(
                        i ->
                                i == MINUTES.size()
                                        ? scenario.onDemand().keepAliveNanos()
                                        : MINUTES.get(i) * MINUTE_NANOS)
                .toArray();
    }
}
