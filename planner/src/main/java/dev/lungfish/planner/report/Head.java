package dev.lungfish.planner.report;

import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Text;
import dev.lungfish.text.Html;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the page begins with: the answer in a sentence, and the four alternatives.
final class Head {

    private Head() {}

    static Map<String, String> of(Plan plan) {
        return Map.of(
                "answer", "The mix costs %s a month".formatted(Text.dollars(plan.mix().total())),
                "savings", savings(plan),
                "scope", Html.escape(ScopeText.of(plan.scope())),
                "seed", String.valueOf(plan.scope().seed()),
                "services", "%,d".formatted(plan.verdicts().size()),
                "placements", placements(plan),
                "cards", cards(plan));
    }

    private static String savings(Plan plan) {
        FleetBill pure = plan.betterPure();
        return """
                That is <strong>%s</strong>, the better of the two pure choices, \
                and <strong>%s</strong>.%s"""
                .formatted(
                        Comparison.words(plan.mix(), pure),
                        Comparison.words(plan.mix(), plan.today()),
                        Comparison.yearly(plan.mix(), pure));
    }

    private static String cards(Plan plan) {
        List<FleetBill> bills = plan.bills();
        double most = bills.stream().mapToDouble(BillCard::total).max().orElseThrow();
        boolean hasObjective = plan.scope().objective() != null;
        return bills.stream()
                .map(bill -> new BillCard(bill, plan.mix(), most, hasObjective).html())
                .collect(Collectors.joining("\n"));
    }

    private static String placements(Plan plan) {
        return Arrays.stream(Placement.values())
                .map(placement -> placement(plan, placement))
                .collect(Collectors.joining("\n"));
    }

    private static String placement(Plan plan, Placement placement) {
        long count = plan.verdicts().stream().filter(own -> own.placement() == placement).count();
        return """
                <li class="%s" style="flex-grow:%d"><strong>%,d</strong> %s</li>"""
                .formatted(placement.wireName(), count, count, placement.wireName());
    }
}
