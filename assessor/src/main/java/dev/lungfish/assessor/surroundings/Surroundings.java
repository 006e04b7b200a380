package dev.lungfish.assessor.surroundings;

import org.jspecify.annotations.Nullable;

/// What traffic and manifests tell of a service: facts, from which the rules conclude.
///
/// @param traffic null where no traffic is known
/// @param pod null where no manifest is known
public record Surroundings(@Nullable Demand traffic, @Nullable Pod pod) {

    /// Nothing is known.
    public static final Surroundings NONE = new Surroundings(null, null);
}
