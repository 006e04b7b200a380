package dev.lungfish.benchmarks.step;

import dev.lungfish.benchmarks.client.Address;
import dev.lungfish.benchmarks.client.OpenLoop;
import dev.lungfish.benchmarks.client.Question;
import dev.lungfish.benchmarks.client.Sample.Ending;
import dev.lungfish.benchmarks.client.Samples;
import dev.lungfish.benchmarks.functions.WebPackages;
import dev.lungfish.benchmarks.platform.Lungfish;
import dev.lungfish.benchmarks.program.Paths;
import dev.lungfish.core.service.Placement;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A web service of some 17 ms a request whose load rises tenfold at once, and falls again.
public final class StepBenchmark {

    private static final String SERVICE = "stepped";

    /// Eight replicas of this size have room on two processors, at a provider's processors for each megabyte.
    private static final int MEGABYTES = 256;

    private static final Question WORK = Question.get(Paths.WORK);

    private StepBenchmark() {}

    /// Prints one table, with a row for each placement. Each has a platform of its own, and so a bill of its own.
    ///
    /// @param slots of each replica; an environment on demand has one
    public static void run(Load load, int slots) throws Exception {
        System.out.printf(
                "%nStep: %d requests/s, in the middle of %d s ten times as many; slots of a replica %d%n%n%s",
                load.rate(), load.seconds(), slots, Step.HEAD);
        for (Placement placement :
                List.of(Placement.CONTAINER, Placement.FUNCTION, Placement.SPLIT)) {
            try (Lungfish platform = Lungfish.up()) {
                System.out.print(measure(platform, placement, load, slots).row());
            }
        }
    }

    private static Step measure(Lungfish platform, Placement placement, Load load, int slots)
            throws Exception {
        platform.api().create(WebPackages.service(SERVICE, MEGABYTES));
        platform.services().move(SERVICE, placement, settings(slots));
        Address address = platform.address(SERVICE);
        Samples warm = OpenLoop.run(address, WORK, load.warmUp());
        if (warm.count(Ending.ANSWERED) == 0) {
            throw new IOException("no request was answered: see the data in " + platform.data());
        }
        long before = platform.services().costNanoDollars(SERVICE);
        Peak.Seen<Samples> seen =
                Peak.during(
                        platform.services(),
                        SERVICE,
                        () -> OpenLoop.run(address, WORK, load.step()));
        long cost = platform.services().costNanoDollars(SERVICE) - before;
        return new Step(placement, warm.p50Micros(), seen.result(), seen.peak(), cost);
    }

    private static Map<String, Object> settings(int slots) {
        return Map.of(
                "minReplicas",
                1,
                "maxReplicas",
                8,
                "slots",
                slots,
                "autoscaler",
                "hpa",
                "metric",
                "concurrency",
                "network",
                "host");
    }
}
