package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.fleet.Order;
import java.util.List;

/// What holds whatever happens. One instance watches one run.
interface Invariant {

    /// Called before each event.
    default void expect(World world) {}

    /// Called for each order, before the world takes it in.
    default void before(World world, Order<Call> order) {}

    /// Called after each event and all its orders.
    default void after(World world, Step step) {}

    static List<Invariant> all() {
        return List.of(
                new SlotsHold(),
                new EveryCallEndsOnce(),
                new NoneIsRefusedBecauseOfAMove(),
                new NodesHold(),
                new MemoryHolds(),
                new RollingUpdatesHold(),
                new QueuesHold(),
                new NoneWaitsInVain(),
                new NothingIsLeftBehind(),
                new CountsAgree(),
                new TheNextTickIsAhead());
    }
}
