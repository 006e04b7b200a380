package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Fleet;

/// What a service says of itself is what the orders add up to.
final class CountsAgree implements Invariant {

    @Override
    public void after(World world, Step step) {
        for (SeenHosting service : world.services) {
            var deployment = service.hosting.deployment();
            int inFlight = deployment.inService() + deployment.waiting();
            for (Fleet<Call> fleet : service.fleets) {
                inFlight += fleet.requestsInService() + fleet.waiting();
            }
            agree(service, "in flight", service.inFlight.size(), inFlight);
            int serving = 0;
            for (Copy copy : world.copies.values()) {
                if (copy.service == service && copy.isReplica()) {
                    serving += copy.serving.size();
                    agree(service, "on " + copy, copy.serving.size(), copy.environment.inUse());
                }
            }
            agree(service, "in service", serving, deployment.inService());
        }
    }

    private static void agree(SeenHosting service, String count, int seen, int said) {
        if (seen != said) {
            fail("%s: %d %s, not %d", service, seen, count, said);
        }
    }
}
