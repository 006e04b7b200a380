package dev.lungfish.planner.plan;

import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.FleetRuns;
import dev.lungfish.planner.runs.FleetSimulator;
import dev.lungfish.planner.runs.Provisioning;
import dev.lungfish.planner.runs.Scenario;
import dev.lungfish.planner.runs.ServiceRuns;
import dev.lungfish.planner.traffic.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Simulates the services that are nearest to where their verdict flips again with other random numbers, and counts how often the
/// verdict stays the cheapest.
final class OtherSeeds {

    private static final int SEEDS = 3;

    /// Only what costs up to so many times the chosen option counts as near.
    private static final double NEAR = 1.25;

    /// Together they have no more than this part of all requests.
    private static final double MOST_REQUESTS = 0.05;

    private final PlanRequest request;
    private final Month month;
    private final Parts parts;

    /// A candidate's part of what replicas cost, apart from the mix.
    interface Parts {
        /// The whole cost, in dollars a month.
        double dollars(int service, Candidate candidate);
    }

    OtherSeeds(PlanRequest request, Month month, Parts parts) {
        this.request = request;
        this.month = month;
        this.parts = parts;
    }

    /// For those that are near, with how many seeds each holds.
    Map<Integer, Verdict.Seeds> of(List<List<Candidate>> candidates, List<Candidate> chosen) {
        List<Integer> near = near(candidates, chosen);
        List<Set<Alternative>> rivals =
                near.stream().map(i -> rivals(i, candidates.get(i), chosen.get(i))).toList();
        int[] holds = new int[near.size()];
        List<List<ServiceRuns>> bySeed =
                IntStream.rangeClosed(1, near.isEmpty() ? 0 : SEEDS)
                        .parallel()
                        .mapToObj(seed -> simulated(near, candidates, rivals, seed))
                        .toList();
        for (List<ServiceRuns> runs : bySeed) {
            for (int i = 0; i < holds.length; i++) {
                holds[i] += holds(near.get(i), chosen.get(near.get(i)), candidates, runs.get(i));
            }
        }
        Map<Integer, Verdict.Seeds> seeds = new HashMap<>();
        for (int i = 0; i < holds.length; i++) {
            seeds.put(near.get(i), new Verdict.Seeds(holds[i], SEEDS));
        }
        return seeds;
    }

    private List<ServiceRuns> simulated(
            List<Integer> near,
            List<List<Candidate>> candidates,
            List<Set<Alternative>> rivals,
            int more) {
        Scenario usual = request.scenario();
        Scenario other =
                new Scenario(
                        usual.onDemand(),
                        usual.billing(),
                        usual.replicaRule(),
                        usual.spread(),
                        usual.seed() + more);
        List<PlannedService> services =
                near.stream().map(i -> candidates.get(i).getFirst().service()).toList();
        FleetRuns runs =
                new FleetSimulator(other, (_, _) -> {})
                        .run(
                                request.fleet().traffic(),
                                services,
                                (i, alternative) -> rivals.get(i).contains(alternative));
        return (hasTasks() ? Provisioning.withTasks(runs) : runs).services();
    }

    /// The chosen one, and what costs hardly more; containers too where replicas may be tasks.
    private Set<Alternative> rivals(int service, List<Candidate> own, Candidate chosen) {
        double most = NEAR * parts.dollars(service, chosen);
        Set<Alternative> rivals = EnumSet.of(chosen.alternative());
        allowed(own).stream()
                .filter(one -> parts.dollars(service, one) <= most)
                .forEach(one -> rivals.add(one.alternative()));
        if (hasTasks()) {
            rivals.add(Alternative.CONTAINER);
        }
        return rivals;
    }

    private boolean hasTasks() {
        return request.offers().tasks() != null;
    }

    private int holds(
            int service, Candidate chosen, List<List<Candidate>> candidates, ServiceRuns runs) {
        double own = Double.POSITIVE_INFINITY;
        double cheapest = Double.POSITIVE_INFINITY;
        for (Candidate usual : allowed(candidates.get(service))) {
            if (runs.placements().contains(usual.alternative())) {
                Candidate now = Candidate.of(runs, usual.alternative(), request, month, null);
                double dollars = parts.dollars(service, now);
                cheapest = Math.min(cheapest, dollars);
                own = usual.alternative() == chosen.alternative() ? dollars : own;
            }
        }
        return own <= cheapest ? 1 : 0;
    }

    private static List<Candidate> allowed(List<Candidate> own) {
        return own.stream().filter(one -> one.objection() == null).toList();
    }

    /// Those whose next option costs hardly more, the nearest first. What is chosen for the sake of the whole is not among them.
    private List<Integer> near(List<List<Candidate>> candidates, List<Candidate> chosen) {
        Map<Integer, Double> ratios = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            double ratio = ratio(i, candidates.get(i), chosen.get(i));
            if (ratio >= 1 && ratio <= NEAR) {
                ratios.put(i, ratio);
            }
        }
        return within(ratios.keySet().stream().sorted(Comparator.comparing(ratios::get)).toList());
    }

    private double ratio(int service, List<Candidate> own, Candidate chosen) {
        double has = parts.dollars(service, chosen);
        double next =
                allowed(own).stream()
                        .filter(one -> one.option().placement() != chosen.option().placement())
                        .mapToDouble(one -> parts.dollars(service, one))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY);
        return has == 0 ? Double.POSITIVE_INFINITY : next / has;
    }

    private List<Integer> within(List<Integer> nearest) {
        Traffic traffic = request.fleet().traffic();
        double left = MOST_REQUESTS * traffic.requests();
        List<Integer> few = new ArrayList<>();
        for (int service : nearest) {
            long requests = traffic.services().get(service).requests();
            if (requests <= left) {
                left -= requests;
                few.add(service);
            }
        }
        return few;
    }
}
