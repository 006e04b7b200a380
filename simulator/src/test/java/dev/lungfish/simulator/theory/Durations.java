package dev.lungfish.simulator.theory;

import dev.lungfish.simulator.Runs;
import dev.lungfish.simulator.random.Constant;
import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Exponential;
import dev.lungfish.simulator.random.Quantiles;
import java.util.function.Supplier;

/// Durations that have nothing in common but their mean of a second.
enum Durations implements Supplier<Distribution> {
    WITHOUT_MEMORY,
    ALL_THE_SAME,
    /// Nine in ten take 0 to 200 ms, and the others 8 to 10.2 s.
    MOSTLY_SHORT;

    @Override
    public Distribution get() {
        return switch (this) {
            case WITHOUT_MEMORY -> new Exponential(Runs.SECOND);
            case ALL_THE_SAME -> new Constant(Runs.SECOND);
            case MOSTLY_SHORT ->
                    new Quantiles(
                            new double[] {0, 0.9, 0.900001, 1},
                            new long[] {
                                0, 200 * Runs.MILLI, 8000 * Runs.MILLI, 10_200 * Runs.MILLI
                            });
        };
    }
}
