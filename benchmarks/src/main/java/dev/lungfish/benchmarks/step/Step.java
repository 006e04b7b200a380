package dev.lungfish.benchmarks.step;

import dev.lungfish.benchmarks.client.Sample.Ending;
import dev.lungfish.benchmarks.client.Samples;
import dev.lungfish.core.service.Placement;

/// What one placement made of the step.
///
/// @param warmMicros the median before
/// @param nanoDollars what the service's cost grew by meanwhile
record Step(Placement placement, double warmMicros, Samples samples, Peak peak, long nanoDollars) {

    static final String HEAD =
            """
            | placement | warm p50 ms | requests | waited | p50 ms | p99 ms | refused | failed | environments at the peak | replicas at the peak | cost, millionths of $ |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    String row() {
        return String.format(
                "| %s | %.1f | %,d | %,d | %.1f | %.1f | %,d | %,d | %d | %d | %,.1f |%n",
                placement.wireName(),
                warmMicros / 1e3,
                samples.all().size(),
                samples.slowerThan(2 * warmMicros),
                samples.p50Micros() / 1e3,
                samples.p99Micros() / 1e3,
                samples.count(Ending.REFUSED),
                samples.count(Ending.FAILED),
                peak.environments(),
                peak.replicas(),
                nanoDollars / 1e3);
    }
}
