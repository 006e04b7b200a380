package dev.lungfish.core.placement.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.service.Placement;

/// A queue is as long as it may be and no longer, and nothing waits in it for longer, or is refused before.
final class QueuesHold implements Invariant {

    @Override
    public void before(World world, Order<Call> order) {
        if (order instanceof Order.Refuse<Call>(var call, var limit)) {
            var rules = call.service.rules.deployment();
            var deployment = call.service.hosting.deployment();
            if (limit == Limit.QUEUE_LENGTH && deployment.waiting() < rules.queueLength()) {
                fail("%s is refused, but only %d wait", call, deployment.waiting());
            }
            if (limit == Limit.QUEUE_TIME
                    && world.nowNanos - call.sinceNanos < rules.queueNanos()) {
                fail("%s is refused, but came at %d", call, call.sinceNanos);
            }
        }
    }

    @Override
    public void after(World world, Step step) {
        for (SeenHosting service : world.services) {
            var rules = service.rules.deployment();
            boolean inQueue =
                    service.hosting.placement() == Placement.CONTAINER
                            && service.fleets.stream().allMatch(fleet -> fleet.waiting() == 0);
            for (Call call : service.inFlight) {
                boolean overdue = world.nowNanos - call.sinceNanos >= rules.queueNanos();
                if (step.event().kind() == Happening.Kind.TICK
                        && inQueue
                        && call.state == Call.State.WAITING
                        && overdue) {
                    fail("%s waits since %d", call, call.sinceNanos);
                }
            }
            if (step.event().kind() == Happening.Kind.ADMIT
                    && ((Call) step.event().subject()).service == service
                    && ((Call) step.event().subject()).state == Call.State.WAITING
                    && inQueue
                    && service.hosting.deployment().waiting() > rules.queueLength()) {
                fail("%s: %d wait", service, service.hosting.deployment().waiting());
            }
        }
    }
}
