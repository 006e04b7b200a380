package dev.lungfish.planner.fleet;

import org.jspecify.annotations.Nullable;

/// What a service is that runs at its times and ends, instead of waiting for requests: each run has a pod of its own.
///
/// @param nanos when runs begin, ascending, from the begin of the traffic on, those shortly before it too; null where the
///     traffic counts them
public record Job(long @Nullable [] nanos) {}
