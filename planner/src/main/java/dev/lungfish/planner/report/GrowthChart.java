package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a month would cost if there were more traffic, or less.
final class GrowthChart {

    private GrowthChart() {}

    static Chart of(List<Curves.Growth> growth) {
        List<Double> factors = values(growth, Curves.Growth::factor);
        boolean isPositive =
                growth.stream()
                        .allMatch(
                                at ->
                                        Math.min(
                                                        Math.min(at.functions(), at.containers()),
                                                        at.mix())
                                                > 0);
        Chart.Scale scale = isPositive ? Chart.Scale.LOG : Chart.Scale.LINEAR;
        return new Chart(
                "If traffic grows",
                takeaway(growth),
                new Chart.Axis(
                        "times today's traffic",
                        Chart.Scale.LOG,
                        Chart.Unit.TIMES,
                        ticks(factors),
                        List.of()),
                new Chart.Axis("dollars a month", scale, Chart.Unit.DOLLARS, List.of(), List.of()),
                factors,
                List.of(
                        line("all functions", "function", growth, Curves.Growth::functions),
                        line("all containers", "container", growth, Curves.Growth::containers),
                        line("the mix", "mix", growth, Curves.Growth::mix)),
                new Chart.Mark(1, "today"));
    }

    private static List<Chart.Tick> ticks(List<Double> factors) {
        return factors.stream().map(at -> new Chart.Tick(at, "×" + factor(at))).toList();
    }

    private static Chart.Line line(
            String name,
            String tone,
            List<Curves.Growth> growth,
            ToDoubleFunction<Curves.Growth> value) {
        return new Chart.Line(name, tone, false, values(growth, value));
    }

    private static List<Double> values(
            List<Curves.Growth> growth, ToDoubleFunction<Curves.Growth> value) {
        return growth.stream().map(value::applyAsDouble).toList();
    }

    private static String takeaway(List<Curves.Growth> growth) {
        if (growth.isEmpty()) {
            return "";
        }
        Curves.Growth last = growth.getLast();
        String end =
                ("At %s times today's traffic the mix would cost %s a month,"
                                + " all functions %s, all containers %s.")
                        .formatted(
                                factor(last.factor()),
                                Text.dollars(last.mix()),
                                Text.dollars(last.functions()),
                                Text.dollars(last.containers()));
        return crossing(growth) + end;
    }

    /// Between which multiples the cheaper of the two pure choices changes.
    private static String crossing(List<Curves.Growth> growth) {
        for (int i = 1; i < growth.size(); i++) {
            Curves.Growth one = growth.get(i - 1);
            Curves.Growth next = growth.get(i);
            if (one.functions() <= one.containers() && next.functions() > next.containers()) {
                return ("All functions are the cheaper pure choice up to between"
                                + " %s and %s times today's traffic. ")
                        .formatted(factor(one.factor()), factor(next.factor()));
            }
        }
        return "";
    }

    private static String factor(double factor) {
        return BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }
}
