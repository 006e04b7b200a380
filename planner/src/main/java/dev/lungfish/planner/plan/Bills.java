package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.Usage;
import dev.lungfish.planner.cost.ContainerBill;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.Month;
import dev.lungfish.planner.mix.Mix;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.FleetRuns;
import dev.lungfish.planner.runs.Outcome;
import dev.lungfish.planner.runs.ServiceRuns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// The bills of whole fleets.
final class Bills {

    private final PlanRequest request;
    private final FleetRuns runs;
    private final Objections objections;

    Bills(PlanRequest request, FleetRuns runs, Objections objections) {
        this.request = request;
        this.runs = runs;
        this.objections = objections;
    }

    /// As it is: replicas as manifests say, on nodes that nobody scales.
    FleetBill today(Month month, int services) {
        List<ContainerPlatform.Replicas> replicas =
                runs.services().stream()
                        .map(
                                own ->
                                        Candidate.of(own, Alternative.TODAY, request, month, null)
                                                .option()
                                                .replicas())
                        .filter(Objects::nonNull)
                        .toList();
        return bill(
                "as it is",
                Money.ZERO,
                request.platform().fixedBill(replicas),
                Collections.nCopies(services, Alternative.TODAY));
    }

    /// All on demand that can be; the rest stays on nodes.
    FleetBill functions(List<List<Candidate>> candidates) {
        List<Alternative> chosen =
                candidates.stream()
                        .map(
                                own ->
                                        own.getFirst().service().pinned().isEmpty()
                                                ? Alternative.FUNCTION
                                                : Alternative.CONTAINER)
                        .toList();
        List<ContainerPlatform.Replicas> staying = replicas(candidates, chosen);
        return bill(
                "all functions",
                functionsTogether(candidates, chosen),
                request.platform().bill(staying),
                chosen);
    }

    FleetBill containers(ContainerBill bill) {
        return bill(
                "all containers",
                Money.ZERO,
                bill,
                Collections.nCopies(runs.services().size(), Alternative.CONTAINER));
    }

    FleetBill mix(Mix mix, List<List<Candidate>> candidates, List<Alternative> chosen) {
        return bill("the mix", functionsTogether(candidates, chosen), mix.containers(), chosen);
    }

    private Money functionsTogether(List<List<Candidate>> candidates, List<Alternative> chosen) {
        List<Usage> usages = new ArrayList<>();
        Money managed = Money.ZERO;
        for (int i = 0; i < chosen.size(); i++) {
            Candidate own = Candidate.under(chosen.get(i), candidates.get(i));
            if (own.option().placement().usesFunctions()) {
                usages.add(own.usage());
            } else {
                managed = managed.plus(own.option().functions());
            }
        }
        return request.prices().together(usages).plus(managed);
    }

    private static List<ContainerPlatform.Replicas> replicas(
            List<List<Candidate>> candidates, List<Alternative> chosen) {
        List<ContainerPlatform.Replicas> replicas = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            ContainerPlatform.Replicas own =
                    Candidate.under(chosen.get(i), candidates.get(i)).option().replicas();
            if (own != null) {
                replicas.add(own);
            }
        }
        return replicas;
    }

    private FleetBill bill(
            String name, Money functions, ContainerBill containers, List<Alternative> chosen) {
        return new FleetBill(
                name,
                functions,
                containers.total(),
                containers.nodes(),
                containers.mostNodes(),
                utilisation(containers, chosen),
                containers.idleShare(),
                feel(chosen),
                containers.tooLarge().isEmpty()
                        ? ""
                        : "%d services fit on no node and are left out"
                                .formatted(containers.tooLarge().size()));
    }

    private double utilisation(ContainerBill containers, List<Alternative> chosen) {
        double used = 0;
        for (int i = 0; i < chosen.size(); i++) {
            Alternative alternative = chosen.get(i);
            if (alternative.placement().usesReplicas()
                    && request.platform().hasNodes(alternative.platform())) {
                ServiceRuns own = runs.services().get(i);
                Outcome outcome = own.of(alternative);
                double beside =
                        outcome.requests().answered() == 0
                                ? 0
                                : (double) outcome.requests().overflowed()
                                        / outcome.requests().answered();
                used +=
                        1000
                                * (1 - beside)
                                * outcome.meanInFlight()
                                * own.service().work().cpuShare();
            }
        }
        return containers.cpuMillis() == 0 ? 0 : used / containers.cpuMillis();
    }

    private FleetBill.Feel feel(List<Alternative> chosen) {
        long requests = 0;
        long cold = 0;
        long refused = 0;
        int tooSlow = 0;
        for (int i = 0; i < chosen.size(); i++) {
            Outcome outcome = runs.services().get(i).of(chosen.get(i));
            requests += outcome.requests().all();
            cold += outcome.requests().cold();
            refused += outcome.requests().allRefused();
            tooSlow += objections.isTooSlow(runs.services().get(i), chosen.get(i)) ? 1 : 0;
        }
        return new FleetBill.Feel(
                requests, cold, refused, wait(chosen, 50), wait(chosen, 99), tooSlow);
    }

    private double wait(List<Alternative> chosen, double percentile) {
        return runs.waits().millis(chosen, percentile);
    }
}
