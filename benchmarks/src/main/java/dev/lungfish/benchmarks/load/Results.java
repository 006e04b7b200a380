package dev.lungfish.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// What a comparison measured. Ratios are between runs of the same round; the median of those is the ratio.
///
/// @param base what the others are compared with
public record Results(Target base, Map<Target, List<Run>> runs) {

    /// The median p50 of a target's runs.
    public double p50Micros(Target target) {
        return Medians.of(of(target), run -> run.load().p50Micros());
    }

    /// As a Markdown table.
    public String table() {
        StringBuilder table =
                new StringBuilder(
                        """
                        | target | p50 µs | best p50 µs | p99 µs | requests/s | server CPU µs/request | p50, times base | requests/s, of base |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        """);
        runs.forEach((target, ofTarget) -> table.append(row(target, ofTarget)));
        return table.toString();
    }

    private String row(Target target, List<Run> ofTarget) {
        List<LoadFigures> loads = ofTarget.stream().map(Run::load).toList();
        LoadFigures median = LoadFigures.median(loads);
        return String.format(
                "| %s | %.0f | %.0f | %,.0f | %,.0f | %.1f | %.2f | %.2f |%n",
                target.label(),
                median.p50Micros(),
                LoadFigures.bestP50Micros(loads),
                median.p99Micros(),
                median.requestsPerSecond(),
                Medians.of(ofTarget, Run::cpuMicrosPerRequest),
                ratio(ofTarget, run -> run.load().p50Micros()),
                ratio(ofTarget, run -> run.load().requestsPerSecond()));
    }

    private double ratio(List<Run> ofTarget, ToDoubleFunction<Run> figure) {
        List<Run> ofBase = of(base);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ofTarget.size(); round++) {
            ratios.add(
                    figure.applyAsDouble(ofTarget.get(round))
                            / figure.applyAsDouble(ofBase.get(round)));
        }
        return Medians.of(ratios, ratio -> ratio);
    }

    private List<Run> of(Target target) {
        return Objects.requireNonNull(runs.get(target), "not measured");
    }
}
