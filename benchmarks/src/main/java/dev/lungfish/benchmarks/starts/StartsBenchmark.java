package dev.lungfish.benchmarks.starts;

import dev.lungfish.benchmarks.functions.EchoPackages;
import dev.lungfish.benchmarks.load.Comparison;
import dev.lungfish.benchmarks.load.Target;
import dev.lungfish.benchmarks.platform.FunctionSpec;
import dev.lungfish.benchmarks.platform.Lungfish;
import java.util.List;

/// Invocations of which each needs a new environment, spread over many functions so that no function's own scaling
/// rate (1,000 environments in 10 seconds) is the limit.
public final class StartsBenchmark {

    private static final int FUNCTIONS = 100;

    private StartsBenchmark() {}

    /// Prints a table for one caller, whose p50 is what a start costs, and for more, until the rate stops growing.
    public static void run(Comparison comparison, String body) throws Exception {
        try (Lungfish platform = Lungfish.of(InstantPlatform.class)) {
            FunctionSpec function = EchoPackages.node("start");
            for (int i = 0; i < FUNCTIONS; i++) {
                platform.api().create(function.named("start-" + i));
            }
            platform.api().checkEcho("start-0", body);
            Target starts =
                    new Target(
                            "cold starts",
                            platform.api().invokeUrl("start-{i}"),
                            FUNCTIONS,
                            platform.process()::cpuNanos);
            for (int connections : List.of(1, 4, 16, 64)) {
                comparison.run("Instant environments", List.of(starts), body, connections);
            }
        }
    }
}
