package dev.lungfish.benchmarks.load;

import java.util.List;

/// What one run of a load measured.
public record LoadFigures(
        long requests, double requestsPerSecond, double p50Micros, double p99Micros) {

    /// Each figure's own median.
    public static LoadFigures median(List<LoadFigures> runs) {
        return new LoadFigures(
                (long) Medians.of(runs, LoadFigures::requests),
                Medians.of(runs, LoadFigures::requestsPerSecond),
                Medians.of(runs, LoadFigures::p50Micros),
                Medians.of(runs, LoadFigures::p99Micros));
    }

    /// The lowest p50 of the runs: what a machine without other work would show more often.
    public static double bestP50Micros(List<LoadFigures> runs) {
        return runs.stream().mapToDouble(LoadFigures::p50Micros).min().orElseThrow();
    }
}
