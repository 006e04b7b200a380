package dev.lungfish.simulator.random;

import java.util.Arrays;

/// A distribution of which some quantiles are known. Between two of them values are evenly spread.
public final class Quantiles implements Distribution {

    private final double[] shares;
    private final long[] values;

    /// How much values rise from one of them to the next, for each unit of the share.
    private final double[] slopes;

    /// @param shares ascending, the first 0 and the last 1
    /// @param values what so large a share of all values does not exceed; ascending, not negative
    public Quantiles(double[] shares, long[] values) {
        this.shares = shares.clone();
        this.values = values.clone();
        if (shares.length != values.length || shares.length < 2) {
            throw new IllegalArgumentException("as many shares as values, at least two of each");
        }
        if (shares[0] != 0 || shares[shares.length - 1] != 1 || values[0] < 0) {
            throw new IllegalArgumentException(
                    "shares are from 0 to 1, and no value is negative: %s of %s"
                            .formatted(Arrays.toString(values), Arrays.toString(shares)));
        }
        for (int i = 1; i < shares.length; i++) {
            if (!(shares[i] > shares[i - 1]) || values[i] < values[i - 1]) {
                throw new IllegalArgumentException(
                        "shares and values ascend: %s of %s"
                                .formatted(Arrays.toString(values), Arrays.toString(shares)));
            }
        }
        this.slopes = new double[shares.length - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (values[i + 1] - values[i]) / (shares[i + 1] - shares[i]);
        }
    }

    @Override
    public long next(Stream stream) {
        return at(stream.nextDouble());
    }

    /// What so large a share of all values does not exceed. All shares are looked at: where a search would end, no processor foresees.
    public long at(double share) {
        int below = 0;
        for (int i = 1; i < slopes.length; i++) {
            below += shares[i] < share ? 1 : 0;
        }
        return values[below] + (long) ((share - shares[below]) * slopes[below]);
    }

    /// The largest value.
    public long most() {
        return values[values.length - 1];
    }

    @Override
    public double mean() {
        double mean = 0;
        for (int i = 1; i < shares.length; i++) {
            mean += (shares[i] - shares[i - 1]) * (values[i] + (double) values[i - 1]) / 2;
        }
        return mean;
    }
}
