package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Text;

/// What one bill is against another.
final class Comparison {

    private static final int MONTHS = 12;

    private Comparison() {}

    /// Such as `31 % less than all containers ($6,106)`.
    static String words(FleetBill one, FleetBill other) {
        return "%s (%s)".formatted(one.against(other), Text.dollars(other.total()));
    }

    /// What a year of it saves; nothing if it saves nothing.
    static String yearly(FleetBill one, FleetBill other) {
        double dollars = MONTHS * (BillCard.total(other) - BillCard.total(one));
        return dollars < 1
                ? ""
                : " Against %s it saves %s a year.".formatted(other.name(), Text.dollars(dollars));
    }
}
