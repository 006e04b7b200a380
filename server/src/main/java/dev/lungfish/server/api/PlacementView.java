package dev.lungfish.server.api;

import dev.lungfish.server.catalog.ReplicaSettings;
import org.jspecify.annotations.Nullable;

/// `GET /lungfish/v1/services/NAME/placement`.
///
/// @param placement `function`, `container` or `split`
/// @param settings how its replicas run, where it has some
/// @param move the last one since the platform started, under way or ended
public record PlacementView(
        String service,
        String placement,
        ReplicaSettings settings,
        ReplicaCounts replicas,
        @Nullable MoveView move) {

    /// A move between placements.
    ///
    /// @param state `preparing`, `draining`, `done` or `failed`
    /// @param reason why it failed, as a sentence; empty otherwise
    /// @param swappedMillis when requests began to go to the target, 0 before
    /// @param endedMillis when it was done or had failed, 0 before
    public record MoveView(
            String from,
            String to,
            String state,
            String reason,
            long startedMillis,
            long swappedMillis,
            long endedMillis) {}
}
