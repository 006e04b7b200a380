package dev.lungfish.planner.plan;

import dev.lungfish.planner.cost.ContainerBill;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.mix.Mix;
import dev.lungfish.planner.mix.MixSearch;
import dev.lungfish.planner.mix.Option;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.FleetRuns;
import dev.lungfish.planner.runs.FleetSimulator;
import dev.lungfish.planner.runs.KeepAlives;
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
    private final Month month;

    public Planner(PlanRequest request) {
        this.request = request;
        this.objections = new Objections(request.objective(), request.platform());
        this.month = Month.like(request.fleet().traffic().lengthNanos());
    }

    /// The plan.
    ///
    /// @param progress told of every simulation that has ended
    public Plan plan(FleetSimulator.Progress progress) {
        Traffic traffic = request.fleet().traffic();
        FleetRuns runs =
                new FleetSimulator(request.scenario(), progress)
                        .run(traffic, request.fleet().services());
        List<List<Candidate>> candidates = runs.services().stream().map(this::candidates).toList();
        Bills bills = new Bills(request, runs, objections);
        ContainerBill containers = request.platform().bill(replicas(candidates));
        Mix mix = mix(candidates);
        List<Alternative> chosen = chosen(candidates, mix);
        Verdicts verdicts =
                new Verdicts(request.platform(), traffic, candidates, containers, mix, chosen);
        List<KeepAlives.Effect> effects =
                new KeepAlives(request.scenario(), traffic).of(runs.services());
        List<Verdict> list = verdicts.all(effects);
        return new Plan(
                scope(traffic),
                bills.today(month, candidates.size()),
                bills.functions(candidates),
                bills.containers(containers),
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

    private List<Candidate> candidates(ServiceRuns runs) {
        Map<Alternative, String> against = objections.of(runs);
        return Alternative.placements(runs.service()).stream()
                .map(
                        alternative ->
                                Candidate.of(
                                        runs,
                                        alternative,
                                        request.prices(),
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

    private Mix mix(List<List<Candidate>> candidates) {
        List<List<Option>> options =
                candidates.stream()
                        .map(
                                own ->
                                        own.stream()
                                                .filter(one -> one.objection() == null)
                                                .map(Candidate::option)
                                                .toList())
                        .toList();
        return new MixSearch(options, request.platform()).best();
    }

    private static List<Alternative> chosen(List<List<Candidate>> candidates, Mix mix) {
        List<Alternative> chosen = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<Candidate> allowed =
                    candidates.get(i).stream().filter(one -> one.objection() == null).toList();
            chosen.add(allowed.get(mix.chosen().get(i)).alternative());
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
