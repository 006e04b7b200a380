package dev.lungfish.cli.plan;

import dev.lungfish.cli.terminal.Failure;
import dev.lungfish.cli.terminal.Progress;
import dev.lungfish.planner.fleet.CodeFacts;
import dev.lungfish.planner.fleet.Defaults;
import dev.lungfish.planner.fleet.Fleet;
import dev.lungfish.planner.fleet.FleetAssembly;
import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.output.PlanView;
import dev.lungfish.planner.plan.Objective;
import dev.lungfish.planner.plan.Offers;
import dev.lungfish.planner.plan.Plan;
import dev.lungfish.planner.plan.PlanRequest;
import dev.lungfish.planner.plan.Planner;
import dev.lungfish.planner.runs.Scenario;
import dev.lungfish.planner.services.ServiceSource;
import dev.lungfish.planner.services.Services;
import dev.lungfish.planner.traffic.Traffic;
import dev.lungfish.planner.traffic.TrafficSource;
import dev.lungfish.simulator.arrivals.Spread;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One run of `lungfish plan`, from the names of its sources to the plan.
///
/// @param headers that a Prometheus server is told
public record PlanRun(
        String traffic,
        Map<String, String> headers,
        @Nullable String services,
        ZoneId zone,
        @Nullable Objective objective,
        Spread spread,
        long seed) {

    private static final BigDecimal TOLERATED = new BigDecimal("1.01");
    private static final String MIX = "the mix";

    /// The plan.
    ///
    /// @param code what services' code tells, by their names
    /// @throws IllegalArgumentException if an option is out of its range
    public Plan plan(
            PlatformChoice platforms,
            ProductChoice products,
            AssumptionOptions assumptions,
            Map<String, CodeFacts> code,
            Progress progress) {
        Defaults defaults = assumptions.defaults();
        Offers offers = products.offers(platforms);
        try {
            progress.show("Reading the traffic");
            Traffic read = TrafficSource.parse(traffic, headers).read(zone);
            Services manifests = services == null ? null : ServiceSource.parse(services).read();
            Fleet assembled =
                    new FleetAssembly(defaults, platforms.limits(), code).assemble(read, manifests);
            EveryNode everywhere = new EveryNode(assembled.everywhere());
            Fleet fleet =
                    platforms.hasNodes() ? assembled.assuming(everywhere.assumption()) : assembled;
            PlanRequest request =
                    new PlanRequest(
                            products.with(fleet, platforms, defaults),
                            scenario(platforms),
                            platforms.functionPrices(),
                            products.platform(
                                    platforms.containerPlatform(read.lengthNanos(), everywhere),
                                    platforms,
                                    read.lengthNanos()),
                            platforms.title(),
                            offers,
                            objective);
            return new Planner(request).plan(new TimeLeft(progress)::tell);
        } catch (BadInput wrong) {
            throw new Failure(Objects.toString(wrong.getMessage()), wrong);
        }
    }

    private Scenario scenario(PlatformChoice platforms) {
        return new Scenario(
                platforms.rules(),
                platforms.functions().billing().rule(),
                platforms.containerPrices().rule(),
                spread,
                seed);
    }

    /// What people see of a plan.
    public static List<String> lines(Plan plan, int rows) {
        return PlanTable.lines(plan, rows);
    }

    /// Fails if a plan is worse than an earlier one.
    public static void compare(Path earlier, PlanView now) {
        PlanView.Bill before = mix(PlanFile.read(earlier));
        PlanView.Bill after = mix(now);
        if (after.dollars().compareTo(before.dollars().multiply(TOLERATED)) > 0) {
            throw new Failure(
                    "The mix costs $%s a month, and cost $%s in %s."
                            .formatted(after.dollars(), before.dollars(), earlier));
        }
        if (after.missObjective() > before.missObjective()) {
            throw new Failure(
                    "%,d services miss the objective, and %,d did in %s."
                            .formatted(after.missObjective(), before.missObjective(), earlier));
        }
    }

    private static PlanView.Bill mix(PlanView plan) {
        return plan.alternatives().stream()
                .filter(one -> one.name().equals(MIX))
                .findFirst()
                .orElseThrow(() -> new Failure("There is no mix in the earlier plan."));
    }
}
