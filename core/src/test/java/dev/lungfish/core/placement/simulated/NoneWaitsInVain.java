package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Replica;

/// No request waits for a replica while one has a free slot; nor for one that is not there while functions serve.
final class NoneWaitsInVain implements Invariant {

    @Override
    public void after(World world, Step step) {
        for (SeenHosting service : world.services) {
            var deployment = service.hosting.deployment();
            if (deployment.waiting() == 0) {
                continue;
            }
            for (Replica<Call> replica : deployment.readyReplicas()) {
                if (replica.inUse() < replica.slots()) {
                    fail("%s: %d wait, but %s is free", service, deployment.waiting(), replica);
                }
            }
            if (service.hosting.placement().usesFunctions() && deployment.ready() == 0) {
                fail("%s: %d wait for no replica", service, deployment.waiting());
            }
        }
    }
}
