package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// An environment that stops serves nothing, and the reason given is true.
final class OnlyTheUnwantedStop implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Stop<Request>(var stopped, var reason)) {
            SeenEnvironment seen = world.seen(stopped);
            boolean retired = reason == Order.Reason.RETIRED;
            if (!seen.isIdle() || seen.provisioned || retired != seen.fleet.retired) {
                fail("%s stops for the wrong reason: %s", stopped, reason);
            }
        }
    }

    @Override
    public void after(World world, Event event) {
        for (SeenFleet fleet : world.fleets) {
            if (!fleet.retired) {
                continue;
            }
            for (SeenEnvironment environment : fleet.environments) {
                if (environment.isIdle()) {
                    fail("%s idles, but its fleet is retired", environment);
                }
            }
        }
    }
}
