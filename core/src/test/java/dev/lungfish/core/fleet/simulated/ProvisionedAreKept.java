package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Order;
import java.util.HashMap;
import java.util.Map;

/// There are as many provisioned environments as are wanted, unless one was lost a moment ago (a second, twice as long
/// after each further failure), as many as may are starting, or memory is used up. Idle ones are never too many.
final class ProvisionedAreKept implements Invariant {

    private static final class BackOff {
        private long untilNanos = Long.MIN_VALUE;
        private int losses;
    }

    private final Map<SeenFleet, BackOff> backOffs = new HashMap<>();

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Start<Request>(OnDemandEnvironment<Request> started)
                && started.isProvisioned()
                && !world.scenario.memoryIsLimited()) {
            for (SeenFleet fleet : world.fleets) {
                if (fleet.fleet == started.fleet() && world.nowNanos < backOff(fleet).untilNanos) {
                    fail("%s starts before the back-off has ended", started);
                }
            }
        }
    }

    @Override
    public void after(World world, Event event) {
        if (event.subject() instanceof SeenEnvironment environment && environment.provisioned) {
            track(world, event, backOff(environment.fleet));
        }
        for (SeenFleet fleet : world.fleets) {
            int missing = fleet.provisionedWanted - fleet.provisioned() - fleet.promised();
            if (missing > 0
                    && world.nowNanos >= backOff(fleet).untilNanos
                    && !Room.startsAreUsedUp(world)
                    && Room.couldHold(world, fleet)) {
                fail("%s lacks %d provisioned environments", fleet, missing);
            }
            if (missing < 0 && hasIdleSurplus(fleet)) {
                fail("%s has idle provisioned environments that are not wanted", fleet);
            }
        }
    }

    private static boolean hasIdleSurplus(SeenFleet fleet) {
        return fleet.provisioned() > fleet.provisionedWanted
                && fleet.environments.stream().anyMatch(each -> each.provisioned && each.isIdle());
    }

    private static void track(World world, Event event, BackOff backOff) {
        if (event.kind() == Event.Kind.READY) {
            backOff.losses = 0;
        }
        if (event.kind() == Event.Kind.DISCARD && world.nowNanos >= backOff.untilNanos) {
            backOff.untilNanos =
                    world.nowNanos + (Scenario.SECOND << Math.min(backOff.losses++, 8));
        }
    }

    private BackOff backOff(SeenFleet fleet) {
        return backOffs.computeIfAbsent(fleet, _ -> new BackOff());
    }
}
