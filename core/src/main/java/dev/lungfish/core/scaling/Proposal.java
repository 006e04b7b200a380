package dev.lungfish.core.scaling;

import java.util.OptionalInt;

/// How many replicas one metric asks for.
///
/// Source: Kubernetes, "Horizontal Pod Autoscaling", section "Algorithm details".
final class Proposal {

    private static final long WHOLE_REQUEST = 1000;

    private final HpaRules rules;
    private final Reading reading;

    Proposal(HpaRules rules, Reading reading) {
        this.rules = rules;
        this.reading = reading;
    }

    /// Empty if the metric cannot be told.
    OptionalInt of(HpaMetric metric, long concurrencyMilli) {
        return switch (metric) {
            case HpaMetric.ConcurrencyPerReplica(long target) ->
                    OptionalInt.of(simple(new Usage(concurrencyMilli, target, reading.wanted())));
            case HpaMetric.CpuUtilisation(int target) ->
                    reading.cpu().replicas() == 0
                            ? OptionalInt.empty()
                            : OptionalInt.of(cpu(target));
        };
    }

    private int simple(Usage usage) {
        return usage.isTolerated(rules) ? reading.wanted() : usage.needed();
    }

    /// Replicas without a measurement, and those that start when more are needed, dampen the change.
    private int cpu(int target) {
        Usage usage = new Usage(reading.cpu().summedPermille(), target, reading.cpu().replicas());
        Usage dampened = dampen(usage);
        return dampened.equals(usage) ? simple(usage) : unlessReversed(usage, dampened);
    }

    /// Above the target, what is unknown counts as using nothing. Below it, ready replicas without a measurement count as
    /// using what they request, or the target if that is more, as Kubernetes' replica calculator does.
    private Usage dampen(Usage usage) {
        int direction = usage.direction();
        if (direction > 0) {
            return usage.with(reading.unmeasured() + reading.starting(), 0);
        }
        return direction == 0
                ? usage
                : usage.with(reading.unmeasured(), Math.max(WHOLE_REQUEST, usage.target()));
    }

    private int unlessReversed(Usage usage, Usage dampened) {
        int direction = usage.direction();
        int needed = dampened.needed();
        boolean isReversed =
                dampened.direction() != direction
                        || Integer.compare(needed, reading.wanted()) == -direction;
        return isReversed || dampened.isTolerated(rules) ? reading.wanted() : needed;
    }
}
