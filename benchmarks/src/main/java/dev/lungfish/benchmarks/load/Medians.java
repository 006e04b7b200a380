package dev.lungfish.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The middle of several measurements.
public final class Medians {

    private Medians() {}

    /// The median of one figure of `measurements`; the mean of the middle two where their number is even.
    public static <T> double of(List<T> measurements, ToDoubleFunction<T> figure) {
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("no measurements");
        }
        double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
