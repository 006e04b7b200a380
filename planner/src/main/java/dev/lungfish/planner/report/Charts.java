package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Plan;
import java.util.List;

/// The charts of a plan. A further chart is one more entry.
final class Charts {

    private Charts() {}

    /// Those that have something to show.
    static List<Chart> of(Plan plan) {
        return List.of(
                        ConcentrationChart.of(plan),
                        WeekChart.of(plan),
                        GrowthChart.of(plan.curves().growth()),
                        KeepAliveChart.of(plan.curves().keepAlive(), plan.scope().keepAlive()))
                .stream()
                .filter(chart -> chart.points().size() > 1)
                .toList();
    }
}
