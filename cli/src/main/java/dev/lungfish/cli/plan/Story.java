package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Table;
import dev.lungfish.planner.output.PlanView;
import dev.lungfish.planner.plan.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a plan says of one service, for people.
public final class Story {

    private Story() {}

    public static List<String> lines(PlanView plan, PlanView.Service service) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s should be a %s on %s, for %s a month."
                        .formatted(
                                service.service(),
                                service.placement(),
                                service.product(),
                                dollars(service.dollars())));
        lines.add(service.why());
        lines.add("");
        lines.add(load(service));
        lines.add("A running copy uses %,d MB.".formatted(service.megabytes()));
        lines.add(
                isJob(service)
                        ? "As a container, each run has a pod of its own, which ends with it."
                        : breakEven(service));
        lines.addAll(flips(service));
        lines.add(
                "In %d of %d %s of the traffic that would have been the cheapest choice."
                        .formatted(service.certain(), service.certainOf(), service.certainUnit()));
        lines.add("");
        lines.addAll(table(service).lines());
        service.options().stream()
                .filter(option -> option.objection() != null)
                .forEach(
                        option ->
                                lines.add(
                                        "It cannot be a %s on %s: %s."
                                                .formatted(
                                                        option.placement(),
                                                        option.product(),
                                                        option.objection())));
        lines.addAll(code(service));
        lines.add("");
        lines.add(
                "On %s, with what the plan assumes ('lungfish plan' lists it)."
                        .formatted(plan.scope().platforms()));
        return lines;
    }

    private static List<String> code(PlanView.Service service) {
        if (service.findings() == null || service.findings().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "Its code says of it as a function:"));
        service.findings().forEach(one -> lines.add("  " + one));
        return lines;
    }

    private static boolean isJob(PlanView.Service service) {
        return "job".equals(service.kind());
    }

    private static String load(PlanView.Service service) {
        return isJob(service)
                ? "It ran %,d times in the traffic's time, for %s in the mean."
                        .formatted(service.requests(), Text.millis(service.meanMillis()))
                : "It has %s requests a second, which take %s in the mean; %s are in flight at once."
                        .formatted(
                                Text.rate(service.perSecond()),
                                Text.millis(service.meanMillis()),
                                Text.rate(service.inFlight()));
    }

    private static String breakEven(PlanView.Service service) {
        Double rate = service.breakEvenPerSecond();
        Double factor = service.flipsAtTraffic();
        if (rate == null) {
            return "On demand stays cheaper however much its traffic grows.";
        }
        return factor == null
                ? "On demand is cheaper up to %s requests a second.".formatted(Text.rate(rate))
                : "On demand and always on cost the same at %s requests a second, %s times today's."
                        .formatted(Text.rate(rate), Text.rate(factor));
    }

    private static List<String> flips(PlanView.Service service) {
        List<String> lines = new ArrayList<>();
        Double prices = service.flipsAtFunctionPrices();
        if (prices != null) {
            lines.add(
                    "Another placement would cost the same if functions' prices were %s times today's."
                            .formatted(Text.rate(prices)));
        }
        Double memory = service.flipsAtMemory();
        if (memory != null) {
            lines.add(
                    "Another placement would cost the same if it used %s times as much memory."
                            .formatted(Text.rate(memory)));
        }
        lines.add(
                "With twice the traffic it should be a %s, with ten times a %s."
                        .formatted(service.atTwiceTheTraffic(), service.atTenTimesTheTraffic()));
        if (service.certainOfSeeds() > 0) {
            lines.add(
                    "Another placement costs nearly as little: with %d of %d other seeds the verdict is the cheapest."
                            .formatted(service.certainSeeds(), service.certainOfSeeds()));
        }
        return lines;
    }

    private static Table table(PlanView.Service service) {
        Table table =
                new Table()
                        .words("AS A")
                        .words("ON")
                        .figures("A MONTH")
                        .figures("ON DEMAND")
                        .figures("NODES' PART")
                        .figures("MEMORY")
                        .figures("REPLICAS")
                        .figures("P50")
                        .figures("P99")
                        .figures("COLD")
                        .figures("REFUSED");
        for (PlanView.Option option : service.options()) {
            table.row(
                    option.placement(),
                    option.product(),
                    dollars(option.dollars()),
                    dollars(option.functionDollars()),
                    dollars(option.containerDollars()),
                    option.functionMegabytes() == 0 ? "-" : option.functionMegabytes() + " MB",
                    "%.1f".formatted(option.replicas()),
                    Text.millis(option.p50Millis()),
                    Text.millis(option.p99Millis()),
                    Text.percent(option.coldShare()),
                    "%,d".formatted(option.refused()));
        }
        return table;
    }

    private static String dollars(BigDecimal dollars) {
        return Text.dollars(dollars.doubleValue());
    }
}
