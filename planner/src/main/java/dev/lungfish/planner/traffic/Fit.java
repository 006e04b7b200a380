package dev.lungfish.planner.traffic;

import dev.lungfish.simulator.random.Quantiles;

/// Distributions from the few figures of durations that sources give.
final class Fit {

    /// What a duration is taken for that its source rounds to no milliseconds at all.
    static final long HALF_MILLI = 500_000;

    private static final double LEAST = 0.001;

    private Fit() {}

    /// A distribution that has these quantiles and this mean.
    ///
    /// Between two quantiles the curve is bent by one knot, in all of them to the same degree: a segment's mean lies the same part
    /// of the way from its lower to its upper end. Where no bend is enough, all values are scaled to the mean.
    ///
    /// @param shares ascending, from 0 to 1
    /// @param values ascending, in nanoseconds
    static Quantiles toMean(double[] shares, long[] values, double mean) {
        double lowest = 0;
        double highest = 0;
        for (int i = 1; i < shares.length; i++) {
            double width = shares[i] - shares[i - 1];
            lowest += width * values[i - 1];
            highest += width * values[i];
        }
        double part = highest > lowest ? (mean - lowest) / (highest - lowest) : 0.5;
        Quantiles bent = bent(shares, values, Math.clamp(part, LEAST, 1 - LEAST), 1);
        double off = mean / bent.mean();
        return Math.abs(off - 1) < LEAST
                ? bent
                : bent(shares, values, Math.clamp(part, LEAST, 1 - LEAST), off);
    }

    private static Quantiles bent(double[] shares, long[] values, double part, double scale) {
        int segments = shares.length - 1;
        double[] bentShares = new double[2 * segments + 1];
        long[] bentValues = new long[2 * segments + 1];
        for (int i = 0; i < segments; i++) {
            bentShares[2 * i] = shares[i];
            bentValues[2 * i] = Math.round(values[i] * scale);
            bentShares[2 * i + 1] = shares[i] + (1 - part) * (shares[i + 1] - shares[i]);
            bentValues[2 * i + 1] =
                    Math.round((values[i] + part * (values[i + 1] - values[i])) * scale);
        }
        bentShares[2 * segments] = 1;
        bentValues[2 * segments] = Math.round(values[segments] * scale);
        return new Quantiles(bentShares, bentValues);
    }
}
