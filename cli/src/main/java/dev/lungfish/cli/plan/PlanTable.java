package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Table;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.plan.FleetBill;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Text;
import dev.lungfish.planner.plan.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A plan for people at a terminal: five lines first, then what each alternative is like, then the services.
final class PlanTable {

    private PlanTable() {}

    /// @param rows how many services are shown
    static List<String> lines(Plan plan, int rows) {
        List<String> lines = new ArrayList<>(summary(plan));
        lines.add("");
        lines.addAll(alternatives(plan).lines());
        plan.bills().stream()
                .filter(bill -> !bill.note().isEmpty())
                .forEach(bill -> lines.add("%s: %s".formatted(bill.name(), bill.note())));
        lines.add("");
        lines.addAll(services(plan, rows).lines());
        int more = plan.verdicts().size() - rows;
        if (more > 0) {
            lines.add(
                    "and %,d more that cost %s a month together (--rows, --csv, --report)"
                            .formatted(more, Text.dollars(rest(plan, rows))));
        }
        lines.add("");
        lines.add("Assumed, since nothing says otherwise:");
        plan.assumptions()
                .forEach(
                        one ->
                                lines.add(
                                        "  %s: %s (%s; %s)"
                                                .formatted(
                                                        one.what(),
                                                        one.value(),
                                                        one.source(),
                                                        one.override())));
        return lines;
    }

    private static List<String> summary(Plan plan) {
        FleetBill better = plan.betterPure();
        long functions = count(plan, Placement.FUNCTION);
        long containers = count(plan, Placement.CONTAINER);
        return List.of(
                "%,d services, %,d requests in %s, on %s."
                        .formatted(
                                plan.scope().services(),
                                plan.scope().requests(),
                                time(plan.scope().length().toMinutes()),
                                plan.scope().platforms()),
                "As it is, a month like this costs %s on %,.0f nodes, of which %s of the processor time is used."
                        .formatted(
                                Text.dollars(plan.today().total()),
                                plan.today().nodes(),
                                Text.percent(plan.today().utilisation())),
                "All on demand it would cost %s, all as containers that are run well %s."
                        .formatted(cost(plan.functions()), cost(plan.containers())),
                "The mix costs %s: %,d services on demand, %,d as containers, %,d split."
                        .formatted(
                                Text.dollars(plan.mix().total()),
                                functions,
                                containers,
                                count(plan, Placement.SPLIT)),
                "That is %s, and %s."
                        .formatted(plan.mix().against(better), plan.mix().against(plan.today())));
    }

    private static String cost(FleetBill bill) {
        String dollars = Text.dollars(bill.total());
        return bill.feel().refusesMany()
                ? "%s and refuse %s of the requests"
                        .formatted(dollars, Text.percent(bill.feel().refusedShare()))
                : dollars;
    }

    private static long count(Plan plan, Placement placement) {
        return plan.verdicts().stream().filter(one -> one.placement() == placement).count();
    }

    private static double rest(Plan plan, int rows) {
        return plan.verdicts().stream()
                .skip(rows)
                .mapToDouble(one -> one.chosen().total().toDollars(6).doubleValue())
                .sum();
    }

    private static String time(long minutes) {
        return minutes % 1440 == 0
                ? minutes / 1440 + (minutes == 1440 ? " day" : " days")
                : minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    private static Table alternatives(Plan plan) {
        Table table =
                new Table()
                        .words("ALTERNATIVE")
                        .figures("A MONTH")
                        .figures("FUNCTIONS")
                        .figures("CONTAINERS")
                        .figures("NODES")
                        .figures("AT MOST")
                        .figures("CPU USED")
                        .figures("IDLE")
                        .figures("COLD STARTS")
                        .figures("WAIT P50")
                        .figures("WAIT P99")
                        .figures("REFUSED");
        for (FleetBill bill : plan.bills()) {
            boolean nodes = bill.mostNodes() > 0;
            table.row(
                    bill.name(),
                    Text.dollars(bill.total()),
                    Text.dollars(bill.functions()),
                    Text.dollars(bill.containers()),
                    nodes ? "%.1f".formatted(bill.nodes()) : "-",
                    nodes ? String.valueOf(bill.mostNodes()) : "-",
                    nodes ? Text.percent(bill.utilisation()) : "-",
                    nodes ? Text.percent(bill.idleShare()) : "-",
                    Text.percent(bill.feel().coldShare()),
                    Text.millis(bill.feel().waitP50()),
                    Text.millis(bill.feel().waitP99()),
                    String.format(Locale.ROOT, "%,d", bill.feel().refused()));
        }
        return table;
    }

    private static Table services(Plan plan, int rows) {
        Table table =
                new Table()
                        .words("SERVICE")
                        .words("SHOULD BE")
                        .words("ON")
                        .figures("A MONTH")
                        .figures("FUNCTION")
                        .figures("CONTAINER")
                        .figures("SPLIT")
                        .figures("REQUESTS/S")
                        .figures("P99")
                        .words("WHY");
        plan.verdicts().stream()
                .limit(rows)
                .forEach(
                        one ->
                                table.row(
                                        one.service(),
                                        one.placement().wireName(),
                                        one.product(),
                                        Text.dollars(one.chosen().total()),
                                        dollars(one, Placement.FUNCTION),
                                        dollars(one, Placement.CONTAINER),
                                        dollars(one, Placement.SPLIT),
                                        Text.rate(one.load().perSecond()),
                                        Text.millis(one.chosen().p99Millis()),
                                        one.why()));
        return table;
    }

    private static String dollars(Verdict verdict, Placement placement) {
        return verdict.options().stream()
                .filter(option -> option.placement() == placement)
                .sorted(Comparator.comparing(option -> !option.equals(verdict.chosen())))
                .map(
                        option ->
                                option.objection() == null
                                        ? Text.dollars(option.total())
                                        : "(" + Text.dollars(option.total()) + ")")
                .findFirst()
                .orElse("-");
    }
}
