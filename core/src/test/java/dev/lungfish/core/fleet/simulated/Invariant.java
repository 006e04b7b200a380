package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.Order;
import java.util.List;

/// What holds whatever happens. One instance watches one run.
interface Invariant {

    /// Called for each order, before the world takes it in.
    default void before(World world, Order<Request> order) {}

    /// Called after each event and all its orders.
    default void after(World world, Event event) {}

    static List<Invariant> all() {
        return List.of(
                new SlotsHold(),
                new ReservedConcurrencyHolds(),
                new AccountConcurrencyHolds(),
                new RequestRateHolds(),
                new ScalingRateHolds(),
                new StartsAtOnceHold(),
                new MemoryHolds(),
                new EveryRequestEndsOnce(),
                new NoneIdlesPastTheKeepAlive(),
                new OnlyTheUnwantedStop(),
                new MostRecentlyUsedServes(),
                new LongestIdleMakesRoom(),
                new ProvisionedAreKept(),
                new FirstComeFirstServed(),
                new FleetsTakeTurns(),
                new NoneWaitsInVain(),
                new TheNextTickIsAhead(),
                new CountsAgree());
    }
}
