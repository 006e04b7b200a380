package dev.lungfish.planner.plan;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.fleet.PlannedService;
import dev.lungfish.planner.runs.Alternative;
import dev.lungfish.planner.runs.Outcome;
import dev.lungfish.planner.runs.ServiceRuns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which placements a service may not have, and why.
///
/// Where the objective is out of reach, since the work alone takes longer, the placements that come nearest to it may be
/// chosen. Managed instances, which have whole processors, set no new mark there: what is offered besides forbids nothing.
final class Objections {

    /// A placement that takes so much longer than the fastest is no worse than it.
    private static final double NEAR = 1.05;

    private final @Nullable Objective objective;
    private final ContainerPlatform platform;

    Objections(@Nullable Objective objective, ContainerPlatform platform) {
        this.objective = objective;
        this.platform = platform;
    }

    Map<Alternative, String> of(ServiceRuns runs) {
        Map<Alternative, String> objections = new EnumMap<>(Alternative.class);
        List<Alternative> placements = runs.placements();
        if (!runs.service().pinned().isEmpty()) {
            String why = String.join(", and ", runs.service().pinned());
            placements.stream()
                    .filter(one -> one != Alternative.CONTAINER)
                    .forEach(one -> objections.put(one, why));
            return objections;
        }
        double allowed = allowedMillis(runs);
        for (Alternative alternative : placements) {
            String why = tooLarge(runs.service(), alternative);
            why = why == null ? objection(runs.of(alternative), allowed) : why;
            if (why != null) {
                objections.put(alternative, why);
            }
        }
        if (objections.size() == placements.size()) {
            objections.remove(Alternative.CONTAINER);
        }
        return objections;
    }

    private @Nullable String tooLarge(PlannedService service, Alternative alternative) {
        Claim claim =
                switch (alternative) {
                    case SPLIT -> service.base().claim();
                    case CONTAINER -> service.container().claim();
                    default -> null;
                };
        return claim == null || platform.holds(claim)
                ? null
                : "no node holds a replica of " + claim;
    }

    private double allowedMillis(ServiceRuns runs) {
        if (objective == null || !runs.service().isWaitedFor()) {
            return Double.POSITIVE_INFINITY;
        }
        double fastest = fastest(runs, runs.placements());
        if (fastest > objective.millis()) {
            List<Alternative> usual = new ArrayList<>(runs.placements());
            usual.remove(Alternative.MANAGED);
            fastest = fastest(runs, usual);
        }
        return Math.max(objective.millis(), fastest * NEAR);
    }

    private double fastest(ServiceRuns runs, List<Alternative> alternatives) {
        return alternatives.stream().mapToDouble(one -> latency(runs.of(one))).min().orElseThrow();
    }

    private @Nullable String objection(Outcome outcome, double allowedMillis) {
        long all = outcome.requests().all();
        long refused = outcome.requests().allRefused();
        if (FleetBill.Feel.refusesMany(refused, all)) {
            return "%,d of its %,d requests would be refused".formatted(refused, all);
        }
        double latency = objective == null ? 0 : latency(outcome);
        return latency > allowedMillis
                ? "its p%.0f would be %,.0f ms".formatted(percentile(), latency)
                : null;
    }

    /// Whether it is waited for and takes longer than the objective allows.
    boolean isTooSlow(ServiceRuns runs, Alternative alternative) {
        return objective != null
                && runs.service().isWaitedFor()
                && latency(runs.of(alternative)) > objective.millis();
    }

    private double percentile() {
        return objective == null ? 0 : objective.percentile();
    }

    private double latency(Outcome outcome) {
        double percentile = percentile();
        if (percentile == 50) {
            return outcome.latency().p50();
        }
        return percentile == 95 ? outcome.latency().p95() : outcome.latency().p99();
    }
}
