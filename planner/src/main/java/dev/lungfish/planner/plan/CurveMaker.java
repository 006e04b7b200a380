package dev.lungfish.planner.plan;

import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.traffic.ServiceTraffic;
import dev.lungfish.planner.traffic.Traffic;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Draws the curves of a plan.
final class CurveMaker {

    private static final double[] GROWTH = {0.25, 0.5, 1, 2, 5, 10, 20, 50, 100};
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("EEE HH", Locale.ENGLISH);

    private CurveMaker() {}

    static Curves of(
            Traffic traffic,
            List<Verdict> verdicts,
            List<Costs> costs,
            List<Curves.KeepAlive> keepAlive) {
        return new Curves(
                concentration(verdicts), hours(traffic, costs), growth(verdicts, costs), keepAlive);
    }

    private static List<Curves.Share> concentration(List<Verdict> verdicts) {
        List<Verdict> busiest =
                verdicts.stream()
                        .sorted(
                                Comparator.comparingLong((Verdict one) -> one.load().requests())
                                        .reversed())
                        .toList();
        double requests = busiest.stream().mapToLong(one -> one.load().requests()).sum();
        double cost = busiest.stream().mapToDouble(CurveMaker::onDemand).sum();
        List<Curves.Share> shares = new ArrayList<>();
        double requestsSoFar = 0;
        double costSoFar = 0;
        for (int i = 0; i < busiest.size(); i++) {
            requestsSoFar += busiest.get(i).load().requests();
            costSoFar += onDemand(busiest.get(i));
            shares.add(
                    new Curves.Share(
                            i + 1,
                            requests == 0 ? 0 : requestsSoFar / requests,
                            cost == 0 ? 0 : costSoFar / cost));
        }
        return shares;
    }

    private static double onDemand(Verdict verdict) {
        return verdict.options().stream()
                .filter(option -> option.placement() == Placement.FUNCTION)
                .mapToDouble(option -> option.functions().toDollars(9).doubleValue())
                .findFirst()
                .orElse(0);
    }

    private static List<Curves.Hour> hours(Traffic traffic, List<Costs> costs) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        double stepHours = traffic.stepNanos() / 3.6e12;
        for (int step = 0; step < traffic.steps(); step++) {
            ZonedDateTime time =
                    traffic.start()
                            .plus(Duration.ofNanos(step * traffic.stepNanos()))
                            .atZone(traffic.zone());
            double[] sum = sums.computeIfAbsent(HOUR.format(time), _ -> new double[3]);
            sum[2] += stepHours;
            for (int i = 0; i < costs.size(); i++) {
                ServiceTraffic own =
                        traffic.services().size() > i ? traffic.services().get(i) : null;
                if (own != null) {
                    sum[0] += own.counts()[step];
                    sum[1] += own.counts()[step] * costs.get(i).perRequest();
                }
            }
        }
        List<Curves.Hour> hours = new ArrayList<>();
        sums.forEach(
                (name, sum) -> hours.add(new Curves.Hour(name, sum[0] / sum[2], sum[1] / sum[2])));
        return hours;
    }

    private static List<Curves.Growth> growth(List<Verdict> verdicts, List<Costs> costs) {
        List<Curves.Growth> growth = new ArrayList<>();
        for (double factor : GROWTH) {
            double functions = 0;
            double containers = 0;
            double mix = 0;
            for (int i : IntStream.range(0, costs.size()).toArray()) {
                Costs own = costs.get(i);
                double onDemand = own.functions(own.perSecond() * factor);
                double alwaysOn = own.containers(own.perSecond() * factor);
                functions += onDemand;
                containers += alwaysOn;
                mix += mayBeFunction(verdicts.get(i)) ? Math.min(onDemand, alwaysOn) : alwaysOn;
            }
            growth.add(new Curves.Growth(factor, functions, containers, mix));
        }
        return growth;
    }

    private static boolean mayBeFunction(Verdict verdict) {
        return verdict.options().stream()
                .anyMatch(
                        option ->
                                option.placement() == Placement.FUNCTION
                                        && option.objection() == null);
    }
}
