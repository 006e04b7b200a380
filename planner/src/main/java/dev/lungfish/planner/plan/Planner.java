package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.cost.ContainerBill;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.mix.Mix;
import dev.lungfish.planner.mix.MixSearch;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.FleetRuns;
import dev.lungfish.planner.runs.FleetSimulator;
import dev.lungfish.planner.runs.KeepAlives;
import dev.lungfish.planner.runs.Provisioning;
import dev.lungfish.planner.runs.ServiceRuns;
import dev.lungfish.planner.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Plans a fleet: simulates every service under every alternative, bills them, and finds the mix.
public final class Planner {

    private final PlanRequest request;
    private final Objections objections;
    private final ProvisionedChoice provisioned;
    private final Month month;

    public Planner(PlanRequest request) {
        this.request = request;
        this.objections = new Objections(request.objective(), request.platform());
        this.provisioned = new ProvisionedChoice(request.objective(), objections, request.prices());
        this.month = Month.like(request.fleet().traffic().lengthNanos());
    }

    /// The plan.
    ///
    /// @param progress told of every simulation that has ended
    public Plan plan(FleetSimulator.Progress progress) {
        Traffic traffic = request.fleet().traffic();
        KeepAlives keepAlives =
                KeepAlives.of(request.scenario(), traffic, request.fleet().services());
        FleetRuns simulated =
                new FleetSimulator(request.scenario(), progress).run(traffic, services(keepAlives));
        List<KeepAlives.Effect> effects = keepAlives.effects(simulated);
        FleetRuns runs = withMore(simulated, keepAlives);
        List<List<Candidate>> candidates = runs.services().stream().map(this::candidates).toList();
        Bills bills = new Bills(request, runs, objections);
        ContainerBill containers = request.platform().bill(replicas(candidates));
        List<List<Candidate>> choices = candidates.stream().map(this::choices).toList();
        Mix mix = mix(candidates, choices);
        List<Alternative> chosen = chosen(choices, mix);
        Verdicts verdicts = new Verdicts(request, month, candidates, containers, mix, chosen);
        List<Verdict> list = verdicts.all(effects);
        FleetBill today = bills.today(month, candidates.size());
        FleetBill wellRun = bills.containers(containers);
        return new Plan(
                scope(traffic),
                today,
                bills.functions(candidates),
                wellRun.noting(new UnderRequested(traffic, runs).finding(today, wellRun)),
                bills.mix(mix, candidates, chosen),
                list.stream()
                        .sorted(
                                Comparator.comparing((Verdict one) -> one.chosen().total())
                                        .reversed()
                                        .thenComparing(Verdict::service))
                        .toList(),
                CurveMaker.of(
                        traffic,
                        list,
                        verdicts.costs(),
                        new KeepAliveCurve(request, month, effects).of(candidates, chosen)),
                request.fleet().assumptions());
    }

    /// With the environments that each would keep since they are busy.
    private List<PlannedService> services(KeepAlives keepAlives) {
        List<PlannedService> services = new ArrayList<>();
        for (PlannedService service : request.fleet().services()) {
            int busy = provisioned.busy(service, keepAlives.inFlight(services.size()));
            services.add(busy == 0 ? service : service.provisioning(busy));
        }
        return services;
    }

    /// What is an option of some services only, or of a plan that asks for it.
    private FleetRuns withMore(FleetRuns runs, KeepAlives keepAlives) {
        FleetRuns more =
                new Provisioning(request.scenario(), request.fleet().traffic())
                        .add(
                                runs,
                                i ->
                                        provisioned.environments(
                                                runs.services().get(i), keepAlives.inFlight(i)));
        return request.offers().tasks() == null ? more : Provisioning.withTasks(more);
    }

    private List<Candidate> candidates(ServiceRuns runs) {
        Map<Alternative, String> against = objections.of(runs);
        return runs.placements().stream()
                .map(
                        alternative ->
                                Candidate.of(
                                        runs,
                                        alternative,
                                        request,
                                        month,
                                        against.get(alternative)))
                .toList();
    }

    private static List<ContainerPlatform.Replicas> replicas(List<List<Candidate>> candidates) {
        List<ContainerPlatform.Replicas> replicas = new ArrayList<>();
        for (List<Candidate> own : candidates) {
            ContainerPlatform.Replicas containers =
                    Candidate.under(Alternative.CONTAINER, own).option().replicas();
            if (containers != null) {
                replicas.add(containers);
            }
        }
        return replicas;
    }

    /// The best that is found without what only some services may be, with what costs less in its place; and where a plan asks for more
    /// products, the best that is found with all of them, if that is cheaper.
    private Mix mix(List<List<Candidate>> candidates, List<List<Candidate>> choices) {
        List<List<Candidate>> plain = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            plain.add(plain(candidates.get(i), choices.get(i)));
        }
        MixSearch all = search(choices);
        List<Integer> found = search(plain).best().chosen();
        List<Integer> same = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            same.add(Math.max(0, choices.get(i).indexOf(plain.get(i).get(found.get(i)))));
        }
        Mix mix = all.mix(same);
        if (request.offers().managed() == null && request.offers().tasks() == null) {
            return mix;
        }
        Mix more = all.best();
        return more.total().compareTo(mix.total()) < 0 ? more : mix;
    }

    private MixSearch search(List<List<Candidate>> choices) {
        return new MixSearch(
                choices.stream().map(own -> own.stream().map(Candidate::option).toList()).toList(),
                request.platform());
    }

    /// On demand where that may be, whatever costs less in its place.
    private static List<Candidate> plain(List<Candidate> own, List<Candidate> choices) {
        List<Candidate> plain = new ArrayList<>(choices);
        own.stream()
                .filter(one -> one.alternative() == Alternative.FUNCTION)
                .filter(one -> one.objection() == null)
                .forEach(onDemand -> plain.set(0, onDemand));
        if (plain.size() > 1) {
            plain.removeIf(one -> one.alternative() == Alternative.MANAGED);
        }
        return plain;
    }

    /// What the search chooses among. Of those that cost the same whatever the others are, only the cheapest can be in the best mix.
    private List<Candidate> choices(List<Candidate> own) {
        List<Candidate> choices = new ArrayList<>();
        Candidate cheapest = null;
        for (Candidate one : own) {
            if (one.objection() != null) {
                continue;
            }
            if (!isAlone(one)) {
                choices.add(one);
            } else if (cheapest == null || alone(one).compareTo(alone(cheapest)) < 0) {
                cheapest = one;
            }
        }
        if (cheapest != null) {
            choices.addFirst(cheapest);
        }
        return choices;
    }

    private boolean isAlone(Candidate candidate) {
        return candidate.option().replicas() == null
                || !request.platform().hasNodes(candidate.alternative().platform());
    }

    private Money alone(Candidate candidate) {
        ContainerPlatform.Replicas replicas = candidate.option().replicas();
        Money functions = candidate.option().functions();
        return replicas == null
                ? functions
                : functions.plus(request.platform().bill(List.of(replicas)).total());
    }

    private static List<Alternative> chosen(List<List<Candidate>> choices, Mix mix) {
        List<Alternative> chosen = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            chosen.add(choices.get(i).get(mix.chosen().get(i)).alternative());
        }
        return chosen;
    }

    private Plan.Scope scope(Traffic traffic) {
        return new Plan.Scope(
                request.fleet().services().size(),
                traffic.requests(),
                traffic.start(),
                traffic.zone(),
                Duration.ofNanos(traffic.lengthNanos()),
                Duration.ofNanos(request.scenario().onDemand().keepAliveNanos()),
                request.platforms(),
                request.objective(),
                request.scenario().seed());
    }
}
