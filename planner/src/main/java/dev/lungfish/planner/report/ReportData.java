package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Plan;
import java.util.List;

/// What the page's script draws.
record ReportData(List<Chart> charts, List<ServiceRow> services) {

    static ReportData of(Plan plan) {
        return new ReportData(
                Charts.of(plan), plan.verdicts().stream().map(ServiceRow::of).toList());
    }
}
