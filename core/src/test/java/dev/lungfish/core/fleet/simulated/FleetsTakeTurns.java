package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Order;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// While a fleet wants a start that only the number of starts at once delays, no other fleet starts twice.
final class FleetsTakeTurns implements Invariant {

    private final Map<SeenFleet, Set<Fleet<Request>>> startedMeanwhile = new HashMap<>();

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Start<Request>(OnDemandEnvironment<Request> environment)) {
            startedMeanwhile.forEach(
                    (fleet, others) -> {
                        if (environment.fleet() == fleet.fleet) {
                            others.clear();
                        } else if (!others.add(environment.fleet())) {
                            fail("%s starts twice while %s wants to", environment.fleet(), fleet);
                        }
                    });
        }
    }

    @Override
    public void after(World world, Event event) {
        if (world.scenario.memoryIsLimited() || world.scenario.scalingIsLimited()) {
            return;
        }
        for (SeenFleet fleet : world.fleets) {
            if (fleet.wantsOnDemand()) {
                startedMeanwhile.computeIfAbsent(fleet, _ -> new HashSet<>());
            } else {
                startedMeanwhile.remove(fleet);
            }
        }
    }
}
