package dev.lungfish.cli.demo;

import dev.lungfish.server.api.ServiceRow;
import java.util.List;

/// The demo at one moment: what the platform has measured, and what the callers have.
///
/// @param elapsedMillis since the first request was due
/// @param timeOfDay in the trace
/// @param services in the trace's order
/// @param move the one that happens under load
record Snapshot(long elapsedMillis, String timeOfDay, List<Service> services, MoveSeen move) {

    /// One service.
    ///
    /// @param traffic requests in each of the last trace minutes, the current one last
    /// @param sent by its callers
    /// @param failed for its callers, whatever the reason
    /// @param firstFailure empty while none has failed
    record Service(
            ServiceRow platform,
            List<Long> traffic,
            long sent,
            long answered,
            long failed,
            String firstFailure) {}

    Snapshot {
        services = List.copyOf(services);
    }

    long sent() {
        return services.stream().mapToLong(Service::sent).sum();
    }

    long answered() {
        return services.stream().mapToLong(Service::answered).sum();
    }

    long failed() {
        return services.stream().mapToLong(Service::failed).sum();
    }

    long unanswered() {
        return sent() - answered() - failed();
    }

    long coldStarts() {
        return services.stream().mapToLong(service -> service.platform().coldStarts()).sum();
    }

    long costNanoDollars() {
        return services.stream().mapToLong(service -> service.platform().costNanoDollars()).sum();
    }
}
