package dev.lungfish.planner.plan;

import dev.lungfish.core.service.Placement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a verdict is as it is, in one sentence.
final class Reason {

    private Reason() {}

    /// @param other the cheapest of the other options, whether it may be chosen or not; null if there is none
    static String of(
            Verdict.Kind kind,
            Verdict.Load load,
            Verdict.Option chosen,
            Verdict.@Nullable Option other,
            Verdict.BreakEven breakEven) {
        if (other != null
                && other.objection() != null
                && other.total().compareTo(chosen.total()) < 0) {
            return "%s would be cheaper, %s instead of %s, but %s."
                    .formatted(
                            other.placement() == chosen.placement() ? other.product() : name(other),
                            Text.dollars(other.total()),
                            Text.dollars(chosen.total()),
                            other.objection());
        }
        if (other != null && other.total().compareTo(chosen.total()) < 0) {
            return packed(chosen, other);
        }
        if (other != null
                && chosen.placement() == other.placement()
                && !chosen.product().equals(other.product())) {
            return "%s costs less for it than %s (%s)."
                    .formatted(chosen.product(), other.product(), Text.dollars(other.total()));
        }
        if (kind == Verdict.Kind.JOB && other != null) {
            return job(load, chosen, other);
        }
        return switch (chosen.placement()) {
            case FUNCTION -> function(load, breakEven);
            case CONTAINER -> container(load, breakEven);
            case SPLIT -> split(load, chosen);
        };
    }

    private static String job(Verdict.Load load, Verdict.Option chosen, Verdict.Option other) {
        return chosen.placement() == Placement.FUNCTION
                ? "Its runs, %,d in the traffic's time, cost less on demand than what their pods hold of nodes (%s)."
                        .formatted(load.requests(), Text.dollars(other.total()))
                : "What the pods of its runs hold of nodes, %,d in the traffic's time, costs less than running on demand (%s)."
                        .formatted(load.requests(), Text.dollars(other.total()));
    }

    /// By its part alone another option is cheaper; the bill of the whole says otherwise.
    private static String packed(Verdict.Option chosen, Verdict.Option other) {
        return chosen.placement() == Placement.FUNCTION
                ? "As %s its part of the nodes would be %s, but they would cost more than that with it."
                        .formatted(other.placement().wireName(), Text.dollars(other.total()))
                : "Its %.1f replicas fit on nodes that others pay for anyway."
                        .formatted(chosen.replicas());
    }

    private static String function(Verdict.Load load, Verdict.BreakEven breakEven) {
        return Double.isInfinite(breakEven.perSecond())
                ? "Cheaper on demand however often it is called like this, and it has %s requests a second."
                        .formatted(Text.rate(load.perSecond()))
                : "Cheaper on demand up to %s requests a second, and it has %s."
                        .formatted(Text.rate(breakEven.perSecond()), Text.rate(load.perSecond()));
    }

    private static String container(Verdict.Load load, Verdict.BreakEven breakEven) {
        return load.perSecond() < breakEven.perSecond()
                ? "Its replicas cost less than %s requests a second do on demand."
                        .formatted(Text.rate(load.perSecond()))
                : "Replicas are cheaper from %s requests a second on, and it has %s."
                        .formatted(Text.rate(breakEven.perSecond()), Text.rate(load.perSecond()));
    }

    private static String split(Verdict.Load load, Verdict.Option chosen) {
        return "%.1f replicas carry its steady base of %s requests in flight; the peaks cost less on demand than replicas kept for them."
                .formatted(chosen.replicas(), Text.rate(load.inFlight()));
    }

    private static String name(Verdict.Option option) {
        return option.placement().wireName().substring(0, 1).toUpperCase(Locale.ROOT)
                + option.placement().wireName().substring(1);
    }
}
