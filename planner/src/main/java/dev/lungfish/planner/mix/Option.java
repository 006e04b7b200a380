package dev.lungfish.planner.mix;

import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.service.Placement;
import dev.lungfish.planner.cost.ContainerPlatform;
import org.jspecify.annotations.Nullable;

/// One way that a service may run.
///
/// @param functions what its on-demand environments cost in a month
/// @param replicas its replicas; null where it has none
public record Option(
        Placement placement, Money functions, ContainerPlatform.@Nullable Replicas replicas) {}
