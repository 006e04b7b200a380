package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.limits.Limit;

/// No request is let in beyond the service's reservation, and none is refused below it.
final class ReservedConcurrencyHolds implements Invariant {

    @Override
    public void before(World world, Order<Request> order) {
        if (order instanceof Order.Refuse<Request>(var request, var limit)
                && limit == Limit.RESERVED_CONCURRENCY) {
            SeenService service = request.fleet.service;
            boolean promised = service.fleets.stream().anyMatch(fleet -> fleet.promised() > 0);
            if (service.reserved == null || (service.held() <= service.reserved && !promised)) {
                fail("%s is refused, but %s is not used up", request, service.reserved);
            }
        }
    }

    @Override
    public void after(World world, Event event) {
        if (event.kind() == Event.Kind.ADMIT
                && event.subject() instanceof Request request
                && Admission.isCounted(world, request)) {
            SeenService service = request.fleet.service;
            if (service.reserved != null && service.held() > service.reserved) {
                fail("%d in flight, %d reserved", service.held(), service.reserved);
            }
        }
    }
}
