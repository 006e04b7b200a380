package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.Replica;
import java.util.HashMap;
import java.util.Map;

/// The rules take no replica away below wanted - unavailable, and start none beyond wanted + surge.
final class RollingUpdatesHold implements Invariant {

    private final Map<SeenHosting, Integer> readyBefore = new HashMap<>();

    @Override
    public void expect(World world) {
        readyBefore.clear();
        for (SeenHosting service : world.services) {
            readyBefore.put(service, service.hosting.deployment().ready());
        }
    }

    @Override
    public void after(World world, Step step) {
        for (SeenHosting service : world.services) {
            int ready = service.hosting.deployment().ready();
            int least = Math.min(readyBefore.getOrDefault(service, 0), service.leastReady());
            if (ready < least && !step.event().isTrouble()) {
                fail("%s: %d are ready, and %d should be", service, ready, least);
            }
            int most = service.hosting.deployment().wanted() + service.rules.deployment().surge();
            if (service.kept() > most && starts(service, step)) {
                fail("%s: started one of %d, and %d may be", service, service.kept(), most);
            }
        }
    }

    private static boolean starts(SeenHosting service, Step step) {
        for (Order<Call> order : step.orders()) {
            if (order instanceof Order.Start<Call>(Replica<Call> started)
                    && started.deployment() == service.hosting.deployment()) {
                return true;
            }
        }
        return false;
    }
}
