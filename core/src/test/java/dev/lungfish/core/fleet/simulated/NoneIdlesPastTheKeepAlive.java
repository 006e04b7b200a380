package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;

/// An environment that nobody uses stops at the end of its keep-alive, not sooner, not later, and serves no more.
final class NoneIdlesPastTheKeepAlive implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Serve<Request>(var by, var request, _)
                && world.event.kind() == Event.Kind.ADMIT
                && isExpired(world, world.seen(by))) {
            fail("%s is past its keep-alive and serves %s", by, request);
        }
        if (order instanceof Order.Stop<Request>(var stopped, var reason)
                && reason == Order.Reason.IDLE
                && world.nowNanos != expiryNanos(world, world.seen(stopped))) {
            fail("%s stops at the wrong time", stopped);
        }
    }

    @Override
    public void after(World world, Event event) {
        for (SeenEnvironment environment : world.environments.values()) {
            if (isExpired(world, environment)) {
                fail("%s is past its keep-alive", environment);
            }
        }
    }

    private static boolean isExpired(World world, SeenEnvironment environment) {
        return environment.isIdle()
                && !environment.provisioned
                && world.nowNanos >= expiryNanos(world, environment);
    }

    private static long expiryNanos(World world, SeenEnvironment environment) {
        return environment.idleSinceNanos + world.scenario.rules().keepAliveNanos();
    }
}
