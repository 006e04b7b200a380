package dev.lungfish.planner.runs;

import dev.lungfish.core.pricing.ReplicaLives;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.run.ServiceResult;
import java.util.Arrays;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What need not be simulated: replicas of which there are so many that none of them is ever asked to wait or to be more.
///
/// Most services are idle nearly always. When twice the requests that were ever in flight on demand fit into the fewest
/// replicas, and the autoscaler would not want more for them, there is nothing for a simulation to find out.
final class Foregone {

    private static final int MARGIN = 2;
    private static final int MOST_DRAWS = 10_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private Foregone() {}

    /// The outcome, or null where it must be simulated.
    static @Nullable Outcome of(
            PlannedService service,
            Alternative alternative,
            Outcome function,
            ReplicaShape shape,
            Scenario scenario,
            long lengthNanos) {
        double ofFunction = service.function().times().duration().mean();
        boolean comparable = shape.times().duration().mean() <= ofFunction;
        int peak = MARGIN * Arrays.stream(function.inFlight()).max().orElse(0);
        boolean isEnough =
                alternative == Alternative.SPLIT
                        ? peak <= shape.slots()
                        : peak <= shape.slots() * shape.least()
                                && shape.replicasFor(peak) <= shape.least();
        return comparable && isEnough
                ? steady(service, function, shape, scenario, lengthNanos)
                : null;
    }

    private static Outcome steady(
            PlannedService service,
            Outcome function,
            ReplicaShape shape,
            Scenario scenario,
            long lengthNanos) {
        long requests = service.traffic().requests();
        int[] replicas = new int[function.inFlight().length];
        Arrays.fill(replicas, shape.least());
        Distribution duration = shape.times().duration();
        ReplicaTime time =
                new ReplicaLives(scenario.replicaRule())
                        .count(shape.least(), lengthNanos / NANOS_PER_MILLI);
        return new Outcome(
                new ServiceResult.Requests(requests, 0, 0, 0, 0, Map.of()),
                latency(service, duration, requests, scenario.seed()),
                new ServiceResult.Held(Usage.NONE, 0, 0, 0, time),
                replicas,
                function.inFlight(),
                shape.least(),
                requests * duration.mean() / lengthNanos);
    }

    private static Outcome.Latency latency(
            PlannedService service, Distribution duration, long requests, long seed) {
        Stream stream = new Stream(seed).fork(service.name()).fork("durations");
        Histogram drawn = new Histogram(2);
        for (long i = 0; i < Math.min(requests, MOST_DRAWS); i++) {
            drawn.recordValue(duration.next(stream) / NANOS_PER_MICRO);
        }
        return Outcome.Latency.of(drawn);
    }
}
