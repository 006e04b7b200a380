package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.limits.Limit;

/// Without a reservation, no request is let in beyond what the account has left, and none is refused below it.
final class AccountConcurrencyHolds implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Refuse<Request>(var request, var limit)
                && limit == Limit.ACCOUNT_CONCURRENCY) {
            boolean promised = world.fleets.stream().anyMatch(fleet -> fleet.promised() > 0);
            boolean usedUp = unreservedHeld(world) > unreserved(world);
            if (request.fleet.service.reserved != null || (!usedUp && !promised)) {
                fail("%s is refused, but the account is not used up", request);
            }
        }
    }

    @Override
    public void after(World world, Event event) {
        if (event.kind() == Event.Kind.ADMIT
                && event.subject() instanceof Request request
                && Admission.isCounted(world, request)
                && request.fleet.service.reserved == null
                && unreservedHeld(world) > unreserved(world)) {
            fail("%d in flight, %d unreserved", unreservedHeld(world), unreserved(world));
        }
    }

    private static int unreserved(World world) {
        int unreserved = world.scenario.rules().accountConcurrency();
        for (SeenService service : world.services) {
            unreserved -= service.reserved == null ? 0 : service.reserved;
        }
        return unreserved;
    }

    private static int unreservedHeld(World world) {
        int held = 0;
        for (SeenService service : world.services) {
            held += service.reserved == null ? service.held() : 0;
        }
        return held;
    }
}
