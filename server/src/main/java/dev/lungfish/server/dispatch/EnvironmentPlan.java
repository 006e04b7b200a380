package dev.lungfish.server.dispatch;

import dev.lungfish.sandbox.NetworkAccess;

/// An environment that is to be started.
///
/// @param id unique on this platform
/// @param slots how many requests its program takes at once
/// @param network what it can reach, where the backend has walls
public record EnvironmentPlan(
        String id, Target target, EnvironmentKind kind, int slots, NetworkAccess network) {}
