package dev.lungfish.planner.plan;

import dev.lungfish.planner.cost.ContainerPlatform;
import dev.lungfish.planner.cost.FunctionPrices;
import dev.lungfish.planner.fleet.Fleet;
import dev.lungfish.planner.runs.Scenario;
import org.jspecify.annotations.Nullable;

/// What to plan.
///
/// @param fleet all services and their traffic
/// @param scenario what all simulations have in common
/// @param prices of on-demand environments
/// @param platform that containers run on
/// @param platforms on which functions and containers would run, for people
/// @param offers what each service could run on
/// @param objective of the services that somebody waits for
public record PlanRequest(
        Fleet fleet,
        Scenario scenario,
        FunctionPrices prices,
        ContainerPlatform platform,
        String platforms,
        Offers offers,
        @Nullable Objective objective) {}
