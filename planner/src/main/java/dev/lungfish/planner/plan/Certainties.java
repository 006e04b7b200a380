package dev.lungfish.planner.plan;

import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.traffic.Traffic;
import java.util.List;

/// In how many hours, or days where there are more than three, a verdict would have been the cheaper one if a month were
/// always like that hour or day. What is chosen though its part is dearer, since the whole is packed better with it, is
/// taken to cost as little as the cheapest.
final class Certainties {

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final int FEW_DAYS = 3;

    private final Traffic traffic;
    private final long partNanos;

    Certainties(Traffic traffic) {
        this.traffic = traffic;
        boolean isLong = traffic.lengthNanos() > FEW_DAYS * DAY_NANOS;
        this.partNanos = Math.max(traffic.stepNanos(), isLong ? DAY_NANOS : HOUR_NANOS);
    }

    Verdict.Certainty of(
            PlannedService service, Verdict.Option chosen, List<Verdict.Option> options) {
        long[] counts = counts(service);
        double mean = (double) service.traffic().requests() / counts.length;
        boolean isJob = service.job() != null;
        double packed = Math.max(0, cost(chosen, 1, isJob) - cheapest(options));
        int holds = 0;
        for (long count : counts) {
            double busy = mean == 0 ? 0 : count / mean;
            boolean cheapest =
                    options.stream()
                            .filter(option -> option.objection() == null)
                            .allMatch(
                                    option ->
                                            cost(chosen, busy, isJob) - packed
                                                    <= cost(option, busy, isJob));
            holds += cheapest ? 1 : 0;
        }
        return new Verdict.Certainty(
                holds, counts.length, partNanos == DAY_NANOS ? "days" : "hours");
    }

    private static double cheapest(List<Verdict.Option> options) {
        return options.stream()
                .filter(option -> option.objection() == null)
                .mapToDouble(option -> cost(option, 1, false))
                .min()
                .orElse(0);
    }

    private long[] counts(PlannedService service) {
        int parts = (int) Math.ceilDiv(traffic.lengthNanos(), partNanos);
        long[] counts = new long[parts];
        int[] steps = service.traffic().counts();
        for (int i = 0; i < steps.length; i++) {
            counts[(int) (i * traffic.stepNanos() / partNanos)] += steps[i];
        }
        return counts;
    }

    /// Requests cost as many as there are; replicas cost the same, but for pods of a job.
    private static double cost(Verdict.Option option, double busy, boolean isJob) {
        double kept = option.kept().toDollars(9).doubleValue();
        return kept
                + (option.functions().toDollars(9).doubleValue() - kept) * busy
                + option.containers().toDollars(9).doubleValue() * (isJob ? busy : 1);
    }
}
