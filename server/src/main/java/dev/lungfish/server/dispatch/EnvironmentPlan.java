package dev.lungfish.server.dispatch;

/// An environment that is to be started.
///
/// @param id unique on this platform
/// @param slots how many requests its program takes at once
public record EnvironmentPlan(String id, Target target, EnvironmentKind kind, int slots) {}
