package dev.lungfish.planner.traffic;

/// The mean of values of which each stands for a number of requests.
final class WeightedMean {

    private double sum;
    private long weight;

    /// Takes a value, unless it is NaN.
    void add(double value, long requests) {
        if (!Double.isNaN(value) && requests > 0) {
            sum += value * (double) requests;
            weight += requests;
        }
    }

    boolean isTold() {
        return weight > 0;
    }

    double value() {
        return sum / weight;
    }
}
