package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.FunctionPrices;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.planner.mix.Option;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.Outcome;
import dev.lungfish.planner.runs.ServiceRuns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One service in one placement: what was simulated, what it needs, and whether it may be chosen.
///
/// @param usage of on-demand environments in a month
/// @param option what the search chooses among
/// @param objection why it may not be chosen; null if it may
record Candidate(
        PlannedService service,
        Alternative alternative,
        Outcome outcome,
        Usage usage,
        Option option,
        @Nullable String objection) {

    static Candidate of(
            ServiceRuns runs,
            Alternative alternative,
            FunctionPrices prices,
            Month month,
            @Nullable String objection) {
        PlannedService service = runs.service();
        Outcome outcome = runs.of(alternative);
        Usage usage = month.of(outcome.held().usage());
        Placement placement = alternative.placement();
        Money functions =
                placement.usesFunctions()
                        ? month.of(prices.each(outcome.held().usage()))
                        : Money.ZERO;
        ContainerPlatform.Replicas replicas =
                placement.usesReplicas() ? replicas(service, alternative, outcome) : null;
        return new Candidate(
                service,
                alternative,
                outcome,
                usage,
                new Option(placement, functions, replicas),
                objection);
    }

    /// A service's candidate under an alternative.
    static Candidate under(Alternative alternative, List<Candidate> own) {
        return own.stream().filter(one -> one.alternative == alternative).findFirst().orElseThrow();
    }

    private static ContainerPlatform.Replicas replicas(
            PlannedService service, Alternative alternative, Outcome outcome) {
        ReplicaShape shape =
                switch (alternative) {
                    case TODAY -> service.today();
                    case SPLIT -> service.base();
                    case FUNCTION, CONTAINER -> service.container();
                };
        return new ContainerPlatform.Replicas(
                service.name(), shape.claim(), outcome.replicas(), outcome.held().replicas());
    }
}
