package dev.lungfish.benchmarks.cold;

import dev.lungfish.benchmarks.platform.LambdaApi;
import java.io.IOException;
import java.util.OptionalDouble;

/// The parts of one environment's start, as the platform's metrics tell them.
record Parts(double sandboxMillis, double runtimeMillis, double initMillis) {

    /// Reads them for a function that has had one cold start.
    static Parts of(LambdaApi api, String function) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            String metrics = api.metrics();
            OptionalDouble sandbox = millis(metrics, function, "sandbox");
            OptionalDouble runtime = millis(metrics, function, "runtime");
            OptionalDouble init = millis(metrics, function, "init");
            if (sandbox.isPresent() && init.isPresent()) {
                return new Parts(sandbox.getAsDouble(), runtime.orElse(0), init.getAsDouble());
            }
            Thread.sleep(10);
        }
        throw new IOException("/metrics tells nothing of the cold start of " + function);
    }

    private static OptionalDouble millis(String metrics, String function, String part) {
        return metrics.lines()
                .filter(line -> line.startsWith("lungfish_cold_start_seconds_sum{"))
                .filter(line -> line.contains("service=\"" + function + "\""))
                .filter(line -> line.contains("part=\"" + part + "\""))
                .mapToDouble(
                        line -> 1000 * Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .findFirst();
    }
}
