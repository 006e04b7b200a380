package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// How much of all requests, and of the bill of all functions, the busiest services are.
final class ConcentrationChart {

    private static final int POINTS = 400;
    private static final double FIFTH = 0.2;

    private ConcentrationChart() {}

    static Chart of(Plan plan) {
        List<Curves.Share> all = plan.curves().concentration();
        List<Curves.Share> some = some(all);
        return new Chart(
                "Few services are busy",
                takeaway(all),
                Chart.Axis.linear("services, the busiest first", Chart.Unit.PERCENT),
                Chart.Axis.linear("share of the whole", Chart.Unit.PERCENT),
                fromZero(some, share -> (double) share.services() / all.size()),
                List.of(
                        new Chart.Line(
                                "requests", "plain", false, fromZero(some, Curves.Share::requests)),
                        new Chart.Line(
                                "cost of all functions",
                                "function",
                                false,
                                fromZero(some, Curves.Share::functionCost))),
                all.size() < 5 ? null : new Chart.Mark(FIFTH, "one in five"));
    }

    private static String takeaway(List<Curves.Share> all) {
        if (all.isEmpty()) {
            return "";
        }
        Curves.Share fifth = all.get(Math.max(1, (int) Math.round(FIFTH * all.size())) - 1);
        return ("The busiest %,d of %,d services serve %s of all requests"
                        + " and would be %s of the bill of all functions.")
                .formatted(
                        fifth.services(),
                        all.size(),
                        Text.percent(fifth.requests()),
                        Text.percent(fifth.functionCost()));
    }

    private static List<Curves.Share> some(List<Curves.Share> all) {
        int step = Math.max(1, all.size() / POINTS);
        List<Curves.Share> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % step == 0 || i == all.size() - 1) {
                some.add(all.get(i));
            }
        }
        return some;
    }

    private static List<Double> fromZero(
            List<Curves.Share> shares, ToDoubleFunction<Curves.Share> value) {
        return DoubleStream.concat(DoubleStream.of(0), shares.stream().mapToDouble(value))
                .boxed()
                .toList();
    }
}
