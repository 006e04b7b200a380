package dev.lungfish.planner.traffic;

import dev.lungfish.simulator.random.Distribution;
import org.jspecify.annotations.Nullable;

/// Makes a service's traffic of what Prometheus estimates.
final class PrometheusCounts {

    private static final double NANOS = 1e9;

    private PrometheusCounts() {}

    /// @param estimates of the requests in each step; NaN is none
    /// @param seconds that they took in the mean
    static ServiceTraffic traffic(String name, double[] estimates, double @Nullable [] seconds) {
        int[] counts = whole(estimates);
        WeightedMean mean = new WeightedMean();
        for (int i = 0; seconds != null && i < counts.length; i++) {
            if (seconds[i] >= 0) {
                mean.add(seconds[i], counts[i]);
            }
        }
        Distribution duration =
                mean.isTold()
                        ? Spread.of(
                                Math.max(mean.value() * NANOS, Fit.HALF_MILLI),
                                Double.NaN,
                                Double.NaN)
                        : null;
        return new ServiceTraffic(name, counts, duration, null, null, null);
    }

    /// Whole numbers with the same sum at every step, but for the rounding of that sum: what one step lacks, a later one gets.
    static int[] whole(double[] estimates) {
        int[] counts = new int[estimates.length];
        double sum = 0;
        long given = 0;
        for (int i = 0; i < estimates.length; i++) {
            sum += Double.isNaN(estimates[i]) ? 0 : estimates[i];
            counts[i] = (int) (Math.round(sum) - given);
            given += counts[i];
        }
        return counts;
    }
}
