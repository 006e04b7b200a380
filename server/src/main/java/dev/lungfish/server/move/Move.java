package dev.lungfish.server.move;

import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.Hosting;

/// One service's way from one placement to another, as far as it has come.
///
/// @param from where its requests went before
/// @param target where they are to go, and how
/// @param reason why it failed, as a sentence; empty otherwise
/// @param startedMillis when it was asked for
/// @param swappedMillis when requests began to go to the target, 0 before
/// @param endedMillis when it was done or had failed, 0 before
public record Move(
        Placement from,
        Hosting target,
        State state,
        String reason,
        long startedMillis,
        long swappedMillis,
        long endedMillis) {

    /// How far a move is.
    public enum State {
        /// What the target needs is starting; requests go on as before.
        PREPARING,
        /// Requests go to the target; what served them before finishes what it has.
        DRAINING,
        DONE,
        /// The service is where it was.
        FAILED;

        boolean hasEnded() {
            return this == DONE || this == FAILED;
        }
    }

    static Move begin(Placement from, Hosting target, long nowMillis) {
        return new Move(from, target, State.PREPARING, "", nowMillis, 0, 0);
    }

    Move swapped(long nowMillis) {
        return new Move(from, target, State.DRAINING, "", startedMillis, nowMillis, 0);
    }

    Move done(long nowMillis) {
        return new Move(from, target, State.DONE, "", startedMillis, swappedMillis, nowMillis);
    }

    Move failed(String why, long nowMillis) {
        return new Move(from, target, State.FAILED, why, startedMillis, 0, nowMillis);
    }
}
