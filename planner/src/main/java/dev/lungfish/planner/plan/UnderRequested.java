package dev.lungfish.planner.plan;

import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.FleetRuns;
import dev.lungfish.planner.runs.Outcome;
import dev.lungfish.planner.runs.ServiceRuns;
import dev.lungfish.planner.traffic.Traffic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Why containers that are run well may cost more than what runs today: pods of today that request less processor time than they use.
final class UnderRequested {

    private static final int NAMED = 3;
    private static final double MILLIS = 1000;

    private final Traffic traffic;
    private final FleetRuns runs;

    UnderRequested(Traffic traffic, FleetRuns runs) {
        this.traffic = traffic;
        this.runs = runs;
    }

    /// One service whose pods use more than they request.
    ///
    /// @param used of each pod in the busiest step, in thousandths of a processor
    /// @param more what all its replicas would request, if they were run well, beyond what those of today do
    private record Pods(String service, double used, int requested, double more) {}

    /// The finding, with the services that cause it; empty if well-run containers cost no more than what runs today, or if not for this.
    String finding(FleetBill today, FleetBill containers) {
        if (containers.total().compareTo(today.total()) <= 0) {
            return "";
        }
        List<Pods> all =
                runs.services().stream()
                        .map(this::pods)
                        .filter(one -> one.used > one.requested && one.more > 0)
                        .sorted(Comparator.comparingDouble(Pods::more).reversed())
                        .toList();
        return all.isEmpty() ? "" : sentence(all);
    }

    private static String sentence(List<Pods> all) {
        String named =
                all.stream()
                        .limit(NAMED)
                        .map(
                                one ->
                                        "%s (%,.0f of %,d millicores)"
                                                .formatted(one.service, one.used, one.requested))
                        .collect(Collectors.joining(", "));
        int rest = all.size() - NAMED;
        return "More than as it is, since today's pods use more processor time than they request, in their busiest time: %s%s."
                .formatted(named, rest > 0 ? ", and %,d more services".formatted(rest) : "");
    }

    private Pods pods(ServiceRuns own) {
        PlannedService service = own.service();
        Outcome today = own.of(Alternative.TODAY);
        int requested = service.today().claim().cpuMillis();
        double wellRun =
                own.of(Alternative.CONTAINER).meanReplicas()
                        * service.container().claim().cpuMillis();
        return new Pods(
                service.name(),
                service.job() == null ? used(service, today) : 0,
                requested,
                wellRun - today.meanReplicas() * requested);
    }

    private double used(PlannedService service, Outcome today) {
        int most = Arrays.stream(service.traffic().counts()).max().orElse(0);
        double inFlight = most * service.work().duration().mean() / traffic.stepNanos();
        return today.meanReplicas() == 0
                ? 0
                : MILLIS * inFlight * service.work().cpuShare() / today.meanReplicas();
    }
}
