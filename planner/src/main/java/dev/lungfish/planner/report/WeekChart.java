package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Curves;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.Text;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What each hour of the week costs on demand, against containers, which cost the same at any hour.
final class WeekChart {

    private static final double MONTH_HOURS = 730;
    private static final int HOURS_OF_DAY = 24;

    /// An hour is named like `Mon 09`.
    private static final int DAY_END = 3;

    private static final Comparator<Curves.Hour> BY_COST =
            Comparator.comparingDouble(Curves.Hour::functions);

    private WeekChart() {}

    static Chart of(Plan plan) {
        List<Curves.Hour> hours = plan.curves().hours();
        double containers = plan.containers().total().toDollars(9).doubleValue() / MONTH_HOURS;
        return new Chart(
                "Hour by hour",
                takeaway(hours, containers),
                new Chart.Axis(
                        "hour of the week",
                        Chart.Scale.LINEAR,
                        Chart.Unit.NAME,
                        ticks(hours),
                        hours.stream().map(hour -> hour.name() + ":00").toList()),
                Chart.Axis.linear("dollars an hour", Chart.Unit.DOLLARS),
                IntStream.range(0, hours.size()).asDoubleStream().boxed().toList(),
                List.of(
                        new Chart.Line(
                                "all functions",
                                "function",
                                true,
                                hours.stream().map(Curves.Hour::functions).toList()),
                        new Chart.Line(
                                "all containers",
                                "container",
                                false,
                                Collections.nCopies(hours.size(), containers))),
                null);
    }

    private static String takeaway(List<Curves.Hour> hours, double containers) {
        if (hours.isEmpty()) {
            return "";
        }
        Curves.Hour dearest = Collections.max(hours, BY_COST);
        Curves.Hour cheapest = Collections.min(hours, BY_COST);
        return ("All functions cost %s in the dearest hour (%s:00)"
                        + " and %s in the cheapest (%s:00): %s all containers.")
                .formatted(
                        Text.dollars(dearest.functions()),
                        dearest.name(),
                        Text.dollars(cheapest.functions()),
                        cheapest.name(),
                        comparison(hours, containers));
    }

    private static String comparison(List<Curves.Hour> hours, double containers) {
        long above = hours.stream().filter(hour -> hour.functions() > containers).count();
        if (above == 0) {
            return "always less than";
        }
        return above == hours.size()
                ? "always more than"
                : "in %,d of %,d hours more than".formatted(above, hours.size());
    }

    /// Days where there are several, and otherwise every few hours.
    private static List<Chart.Tick> ticks(List<Curves.Hour> hours) {
        List<Chart.Tick> days = ticks(hours, i -> hours.get(i).name().endsWith(" 00"), 0, DAY_END);
        int step = Math.max(1, Math.min(hours.size(), HOURS_OF_DAY) / 6);
        return days.size() > 1 ? days : ticks(hours, i -> i % step == 0, DAY_END + 1, DAY_END + 3);
    }

    private static List<Chart.Tick> ticks(
            List<Curves.Hour> hours, IntPredicate isTick, int from, int to) {
        return IntStream.range(0, hours.size())
                .filter(isTick)
                .mapToObj(i -> new Chart.Tick(i, hours.get(i).name().substring(from, to)))
                .toList();
    }
}
