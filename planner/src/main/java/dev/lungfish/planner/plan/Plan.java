package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.planner.input.Assumption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `lungfish plan` answers.
///
/// @param scope what was planned for
/// @param today the fleet as it is
/// @param functions all services on demand, that can be
/// @param containers all services as containers, well run
/// @param mix each service where its verdict says
/// @param verdicts by what the service costs in the mix, the dearest first
/// @param curves what else a person decides by
/// @param assumptions all of them
public record Plan(
        Scope scope,
        FleetBill today,
        FleetBill functions,
        FleetBill containers,
        FleetBill mix,
        List<Verdict> verdicts,
        Curves curves,
        List<Assumption> assumptions) {

    public Plan {
        verdicts = List.copyOf(verdicts);
        assumptions = List.copyOf(assumptions);
    }

    /// What was planned for.
    ///
    /// @param platforms on which functions and containers would run
    /// @param requests of all services in all of the time
    /// @param keepAlive how long on-demand environments are kept
    public record Scope(
            int services,
            long requests,
            Instant start,
            ZoneId zone,
            Duration length,
            Duration keepAlive,
            String platforms,
            @Nullable Objective objective,
            long seed) {}

    /// The cheaper of the two pure choices; if one of them refuses many requests, the other one.
    public FleetBill betterPure() {
        if (functions.feel().refusesMany() != containers.feel().refusesMany()) {
            return functions.feel().refusesMany() ? containers : functions;
        }
        return functions.total().compareTo(containers.total()) <= 0 ? functions : containers;
    }

    /// The four alternatives.
    public List<FleetBill> bills() {
        return List.of(today, functions, containers, mix);
    }

    /// What one amount saves against another, as a part of the other; negative if it is more.
    public static double saving(Money one, Money other) {
        double before = other.toDollars(9).doubleValue();
        return before == 0 ? 0 : 1 - one.toDollars(9).doubleValue() / before;
    }
}
