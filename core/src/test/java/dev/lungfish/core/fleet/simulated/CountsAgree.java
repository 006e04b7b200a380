package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

/// What a fleet and its service say of themselves is what the orders add up to.
final class CountsAgree implements Invariant {

    @Override
    public void after(World world, Event event) {
        for (SeenFleet seen : world.fleets) {
            int provisionedReady = 0;
            int inService = 0;
            for (SeenEnvironment environment : seen.environments) {
                boolean ready = environment.state == SeenEnvironment.State.READY;
                provisionedReady += environment.provisioned && ready ? 1 : 0;
                inService += environment.serving.size();
            }
            agree(seen, "ready", seen.count(SeenEnvironment.State.READY), seen.fleet.ready());
            agree(seen, "provisioned", provisionedReady, seen.fleet.provisionedReady());
            agree(seen, "in service", inService, seen.fleet.requestsInService());
            agree(seen, "waiting", seen.waiting.size(), seen.fleet.waiting());
            if (seen.promised() < 0 || (seen.promised() > 0 && !world.scenario.memoryIsLimited())) {
                fail("%s: %d starts are promised", seen, seen.promised());
            }
        }
        for (SeenService service : world.services) {
            int inFlight = 0;
            for (SeenFleet fleet : service.fleets) {
                inFlight += fleet.counted();
            }
            agree(service.fleets.getFirst(), "in flight", inFlight, service.limits.inFlight());
        }
    }

    private static void agree(SeenFleet fleet, String count, int seen, int said) {
        if (seen != said) {
            fail("%s: %d %s, not %d", fleet, seen, count, said);
        }
    }
}
