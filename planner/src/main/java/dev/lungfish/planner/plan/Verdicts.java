package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.ContainerBill;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.mix.Mix;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.KeepAlives;
import dev.lungfish.planner.runs.Outcome;
import dev.lungfish.planner.traffic.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what each service should be, and why.
///
/// An option that is not chosen costs a service its part of the fleet in which all are containers; the chosen one its part
/// of the mix.
final class Verdicts {

    private static final double NANOS_PER_SECOND = 1e9;

    private static final long MILLION = 1_000_000;

    /// Runs of a job cost as much as there are of them, on demand and as pods.
    private static final Verdict.BreakEven NEVER =
            new Verdict.BreakEven(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final PlanRequest request;
    private final Month month;
    private final ContainerPlatform platform;
    private final Traffic traffic;
    private final List<List<Candidate>> candidates;
    private final ContainerBill containers;
    private final Mix mix;
    private final List<Alternative> chosen;
    private final Certainties certainties;

    Verdicts(
            PlanRequest request,
            Month month,
            List<List<Candidate>> candidates,
            ContainerBill containers,
            Mix mix,
            List<Alternative> chosen) {
        this.request = request;
        this.month = month;
        this.platform = request.platform();
        this.traffic = request.fleet().traffic();
        this.candidates = candidates;
        this.containers = containers;
        this.mix = mix;
        this.chosen = chosen;
        this.certainties = new Certainties(traffic);
    }

    /// @param effects of other keep-alives, in the services' order
    List<Verdict> all(List<KeepAlives.Effect> effects) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Costs> costs = costs();
        Map<Integer, Verdict.Seeds> seeds = seeds();
        int packed = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Money part = null;
            if (chosen.get(i).placement().usesReplicas()) {
                part = mix.containers().byService().get(packed);
                packed++;
            }
            verdicts.add(
                    verdict(
                            i,
                            costs.get(i),
                            part,
                            seeds.getOrDefault(i, Verdict.Seeds.NONE),
                            effects.get(i).coldShares()));
        }
        return verdicts;
    }

    /// What each service costs at other rates than today's.
    List<Costs> costs() {
        List<Costs> costs = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<Candidate> own = candidates.get(i);
            PlannedService service = own.getFirst().service();
            costs.add(
                    Costs.of(
                            service.container(),
                            of(i, Alternative.CONTAINER).outcome(),
                            perSecond(service),
                            perRequest(own.getFirst()),
                            perReplica(i)));
        }
        return costs;
    }

    private Money perRequest(Candidate function) {
        long requests = function.usage().requests();
        return requests == 0 ? Money.ZERO : function.option().functions().averagedOver(requests);
    }

    private Money perReplica(int service) {
        double replicas = of(service, Alternative.CONTAINER).outcome().meanReplicas();
        long millionths = Math.max(1, Math.round(replicas * MILLION));
        return containers.byService().get(service).times(MILLION).averagedOver(millionths);
    }

    private Verdict verdict(
            int service,
            Costs costs,
            @Nullable Money part,
            Verdict.Seeds seeds,
            List<Double> coldByKeepAlive) {
        List<Verdict.Option> options = new ArrayList<>();
        int own = 0;
        for (Candidate candidate : candidates.get(service)) {
            boolean isChosen = candidate.alternative() == chosen.get(service);
            own = isChosen ? options.size() : own;
            Money held = isChosen && part != null ? part : heldApart(service, candidate);
            options.add(option(candidate, held));
        }
        Verdict.Option has = options.get(own);
        Verdict.Option other =
                options.stream()
                        .filter(one -> !one.equals(has) && isComparable(one, has))
                        .min(Comparator.comparing(Verdict.Option::total))
                        .orElse(null);
        PlannedService planned = candidates.get(service).getFirst().service();
        Verdict.Load load = load(planned, of(service, chosen.get(service)).outcome());
        Verdict.Kind kind = planned.job() == null ? Verdict.Kind.SERVICE : Verdict.Kind.JOB;
        Verdict.BreakEven breakEven = kind == Verdict.Kind.JOB ? NEVER : costs.breakEven();
        return new Verdict(
                planned.name(),
                kind,
                has.placement(),
                has.product(),
                Reason.of(kind, load, has, other, breakEven),
                load,
                options,
                breakEven,
                certainties.of(planned, has, options),
                new Flips(request)
                        .of(candidates.get(service), options, has, costs, planned.job() != null),
                seeds,
                coldByKeepAlive);
    }

    /// A service on demand is not compared with the same that keeps environments, unless that is what was chosen.
    private static boolean isComparable(Verdict.Option other, Verdict.Option has) {
        return other.kept().equals(Money.ZERO) || other.placement() != has.placement();
    }

    private Map<Integer, Verdict.Seeds> seeds() {
        List<Candidate> has = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            has.add(of(i, chosen.get(i)));
        }
        return new OtherSeeds(request, month, this::dollars).of(candidates, has);
    }

    private double dollars(int service, Candidate candidate) {
        Money whole = candidate.option().functions().plus(heldApart(service, candidate));
        return whole.toDollars(9).doubleValue();
    }

    /// The part of a fleet in which all are containers, with these replicas in place of the service's.
    private Money heldApart(int service, Candidate candidate) {
        ContainerPlatform.Replicas own = candidate.option().replicas();
        ContainerPlatform.Replicas other = of(service, Alternative.CONTAINER).option().replicas();
        if (own == null || other == null) {
            return Money.ZERO;
        }
        if (!platform.hasNodes(own.platform())) {
            return platform.bill(List.of(own)).total();
        }
        double weight = ratio(platform.weight(own), platform.weight(other));
        Money part = containers.byService().get(service);
        return part.times(Math.round(weight * MILLION)).averagedOver(MILLION);
    }

    private static double ratio(Money one, Money other) {
        double whole = other.quanta().doubleValue();
        return whole == 0 ? 0 : one.quanta().doubleValue() / whole;
    }

    private Verdict.Option option(Candidate candidate, Money held) {
        Outcome outcome = candidate.outcome();
        Placement placement = candidate.option().placement();
        return new Verdict.Option(
                placement,
                candidate.product(request.offers()),
                candidate.option().functions(),
                candidate.kept(request),
                held,
                placement.usesFunctions() ? candidate.service().function().megabytes() : 0,
                outcome.meanReplicas(),
                outcome.latency().p50(),
                outcome.latency().p99(),
                outcome.coldShare(),
                outcome.requests().allRefused(),
                candidate.objection());
    }

    private Candidate of(int service, Alternative alternative) {
        return Candidate.under(alternative, candidates.get(service));
    }

    private double perSecond(PlannedService service) {
        return service.traffic().requests() * NANOS_PER_SECOND / traffic.lengthNanos();
    }

    private Verdict.Load load(PlannedService service, Outcome outcome) {
        return new Verdict.Load(
                service.traffic().requests(),
                perSecond(service),
                service.work().meanSeconds(),
                outcome.meanInFlight(),
                service.work().megabytes());
    }
}
