package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.runs.KeepAlives;
import java.util.List;

/// What the page's script draws.
///
/// @param keepAlives those that services' cold starts are told for, in minutes
record ReportData(List<Chart> charts, List<Integer> keepAlives, List<ServiceRow> services) {

    static ReportData of(Plan plan) {
        return new ReportData(
                Charts.of(plan),
                KeepAlives.MINUTES,
                plan.verdicts().stream().map(ServiceRow::of).toList());
    }
}
