package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.ReplicaRule;
import org.jspecify.annotations.Nullable;

/// What services could run on, as people call it, and what some of it costs.
///
/// @param functions where functions run on demand
/// @param containers where containers run if nothing else is chosen
/// @param managed managed instances; null where they are no option
/// @param tasks replicas that are billed one by one, as an option beside nodes; null where they are none
public record Offers(
        String functions, String containers, @Nullable Managed managed, @Nullable Tasks tasks) {

    /// Managed instances.
    ///
    /// @param request the price of a request, beside that of the instances
    public record Managed(String title, Money request) {}

    /// Replicas that are billed one by one.
    ///
    /// @param rule how the life of one is billed
    public record Tasks(String title, ReplicaRule rule) {}
}
