package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.simulator.random.Quantiles;

/// Log-normal distributions of durations, told by any of their mean, median and 99th percentile. NaN is what is not told.
final class Spread {

    /// Where the distribution is taken, in standard deviations of the logarithm; the ends stand for all that is beyond them.
    private static final double[] DEVIATIONS = {
        -3.0902, -2.3263, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.6449, 2.3263, 3.0902, 3.7190
    };

    private static final double[] SHARES = {0, .01, .1, .25, .5, .75, .9, .95, .99, .999, 1};

    private static final double AT_99 = 2.3263;

    /// As much standard deviation as mean.
    private static final double UNTOLD = Math.sqrt(Math.log(2));

    /// What is taken where a source tells a mean and no more.
    static final Assumption UNTOLD_SPREAD =
            new Assumption(
                    "how much durations differ from their mean",
                    "log-normal, its standard deviation as large as its mean",
                    "only the mean is known",
                    "the columns duration_p50_ms and duration_p99_ms of a csv source");

    private Spread() {}

    /// The distribution with these figures, of which at least one is told.
    static Quantiles of(double mean, double median, double at99) {
        double sigma = sigma(mean, median, at99);
        double centre = centre(mean, median, at99, sigma);
        long[] values = new long[SHARES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(1, Math.round(centre * Math.exp(sigma * DEVIATIONS[i])));
        }
        double whole = Double.isNaN(mean) ? centre * Math.exp(sigma * sigma / 2) : mean;
        return Fit.toMean(SHARES, values, whole);
    }

    private static double sigma(double mean, double median, double at99) {
        if (median > 0 && at99 > 0) {
            return Math.log(Math.max(1, at99 / median)) / AT_99;
        }
        if (mean > 0 && median > 0) {
            return Math.sqrt(2 * Math.log(Math.max(1, mean / median)));
        }
        if (mean > 0 && at99 > 0) {
            double rest = AT_99 * AT_99 - 2 * Math.log(Math.max(1, at99 / mean));
            return AT_99 - Math.sqrt(Math.max(0, rest));
        }
        return UNTOLD;
    }

    private static double centre(double mean, double median, double at99, double sigma) {
        if (median > 0) {
            return median;
        }
        return at99 > 0 ? at99 / Math.exp(sigma * AT_99) : mean / Math.exp(sigma * sigma / 2);
    }
}
