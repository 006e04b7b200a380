package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.Text;
import java.time.Duration;
import java.util.List;

/// How many requests on demand would wait for a start if idle environments were kept for longer, or shorter.
final class KeepAliveChart {

    private static final double SECONDS_PER_MINUTE = 60;

    private KeepAliveChart() {}

    /// @param planned that of the plan
    static Chart of(List<Curves.KeepAlive> curve, Duration planned) {
        List<Double> minutes = curve.stream().map(at -> (double) at.minutes()).toList();
        double own = planned.toSeconds() / SECONDS_PER_MINUTE;
        boolean isWithin =
                !minutes.isEmpty() && own >= minutes.getFirst() && own <= minutes.getLast();
        return new Chart(
                "If environments are kept longer",
                takeaway(curve),
                new Chart.Axis(
                        "minutes that an idle environment is kept",
                        Chart.Scale.LOG,
                        Chart.Unit.TIMES,
                        minutes.stream()
                                .map(at -> new Chart.Tick(at, "%.0f".formatted(at)))
                                .toList(),
                        List.of()),
                Chart.Axis.linear("of the mix's requests on demand", Chart.Unit.SMALL_PERCENT),
                minutes,
                List.of(
                        new Chart.Line(
                                "cold starts",
                                "function",
                                true,
                                curve.stream().map(Curves.KeepAlive::coldShare).toList())),
                isWithin ? new Chart.Mark(own, "as planned") : null);
    }

    private static String takeaway(List<Curves.KeepAlive> curve) {
        return curve.isEmpty()
                ? ""
                : "%s of the mix's requests on demand meet a cold start if environments are kept for %s, %s if for %s."
                        .formatted(
                                Text.percent(curve.getFirst().coldShare()),
                                price(curve.getFirst()),
                                Text.percent(curve.getLast().coldShare()),
                                price(curve.getLast()));
    }

    private static String price(Curves.KeepAlive at) {
        return "%d min (%s a month, and %s GB idle)"
                .formatted(
                        at.minutes(), Text.dollars(at.functions()), Text.rate(at.idleGigabytes()));
    }
}
