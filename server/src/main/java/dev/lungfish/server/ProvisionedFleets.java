package dev.lungfish.server;

import dev.lungfish.server.catalog.Alias;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.lambda.ProvisionedStatus;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.ServiceRoute;

/// Tells the control API how many provisioned environments live.
record ProvisionedFleets(Router router, Dispatcher dispatcher) implements ProvisionedStatus {

    /// Meters what is kept, for the time that has passed since the last call.
    void meter(ServiceJournal journal, long passedMillis) {
        for (ServiceRoute route : router.routing().services().values()) {
            for (Target target : route.targets().values()) {
                int kept =
                        route.service().provisioned().isEmpty()
                                ? 0
                                : dispatcher.counts(target).provisioned();
                if (kept > 0) {
                    journal.provisioned(target, kept * passedMillis);
                }
            }
        }
    }

    @Override
    public Live of(String function, String qualifier) {
        ServiceRoute route = router.routing().service(function);
        if (route == null) {
            return Live.NONE;
        }
        Alias alias = route.service().aliases().get(qualifier);
        Target target = route.targets().get(alias == null ? qualifier : alias.version());
        if (target == null) {
            return Live.NONE;
        }
        int ready = dispatcher.counts(target).provisioned();
        return new Live(ready, ready, "");
    }
}
