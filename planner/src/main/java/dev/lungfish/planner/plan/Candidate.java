package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.fleet.ReplicaShape;
import dev.lungfish.planner.mix.Option;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.Outcome;
import dev.lungfish.planner.runs.ServiceRuns;
import java.util.List;
import java.util.Objects;
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
            PlanRequest request,
            Month month,
            @Nullable String objection) {
        PlannedService service = runs.service();
        Outcome outcome = runs.of(alternative);
        Usage usage = month.of(outcome.held().usage());
        Placement placement = alternative.placement();
        ContainerPlatform.Replicas replicas =
                placement.usesReplicas()
                        ? replicas(service, alternative, outcome, request.offers())
                        : null;
        return new Candidate(
                service,
                alternative,
                outcome,
                usage,
                new Option(placement, functions(alternative, outcome, request, month), replicas),
                objection);
    }

    private static Money functions(
            Alternative alternative, Outcome outcome, PlanRequest request, Month month) {
        Offers.Managed managed = request.offers().managed();
        if (alternative == Alternative.MANAGED && managed != null) {
            return month.of(managed.request().times(outcome.requests().answered()));
        }
        return alternative.placement().usesFunctions()
                ? month.of(request.prices().each(outcome.held().usage()))
                : Money.ZERO;
    }

    /// What of a month's bill is for environments that are kept, whether they are used or not.
    Money kept(PlanRequest request) {
        long kept = usage.provisionedConcurrencyMegabyteMillis();
        return request.prices().each(new Usage(0, 0, 0, kept, 0));
    }

    /// What it runs on.
    String product(Offers offers) {
        return switch (alternative) {
            case FUNCTION -> offers.functions();
            case PROVISIONED ->
                    "%s with %d provisioned"
                            .formatted(offers.functions(), service.function().provisioned());
            case TODAY, CONTAINER -> offers.containers();
            case SPLIT -> offers.containers() + " and " + offers.functions();
            case MANAGED -> Objects.requireNonNull(offers.managed()).title();
            case TASK -> Objects.requireNonNull(offers.tasks()).title();
        };
    }

    /// A service's candidate under an alternative.
    static Candidate under(Alternative alternative, List<Candidate> own) {
        return own.stream().filter(one -> one.alternative == alternative).findFirst().orElseThrow();
    }

    private static ContainerPlatform.Replicas replicas(
            PlannedService service, Alternative alternative, Outcome outcome, Offers offers) {
        ReplicaShape shape =
                switch (alternative) {
                    case TODAY -> service.today();
                    case SPLIT -> service.base();
                    case MANAGED -> Objects.requireNonNull(service.managed());
                    case FUNCTION, PROVISIONED, CONTAINER, TASK -> service.container();
                };
        ReplicaTime time = outcome.held().replicas();
        return new ContainerPlatform.Replicas(
                service.name(),
                alternative.platform(),
                shape.claim(),
                outcome.replicas(),
                alternative == Alternative.TASK && offers.tasks() != null
                        ? billed(time, offers.tasks().rule())
                        : time);
    }

    /// The same lives under another rule: none is shorter than the least that is billed.
    private static ReplicaTime billed(ReplicaTime time, ReplicaRule rule) {
        long least = time.starts() * rule.billedMillis(1);
        return new ReplicaTime(
                time.heldMillis(), Math.max(time.heldMillis(), least), time.starts());
    }
}
