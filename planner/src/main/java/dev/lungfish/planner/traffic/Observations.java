package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import dev.lungfish.planner.input.BadInput;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Requests that were seen one by one, in any order, counted in steps of a second; of a minute if they spread over more than two days.
final class Observations {

    private static final long SECOND = Extent.SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long FINE = 2 * 24 * 60 * MINUTE;
    private static final int MOST_SERVICES = 10_000;

    private final String where;
    private final Map<String, ObservedService> services = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean fine = true;

    /// @param where the source, for messages
    Observations(String where) {
        this.where = where;
    }

    /// Counts a request, and says to whose service, of which more may be told.
    ///
    /// @param nanos when it came, since 1970
    ObservedService request(String name, long nanos) throws BadInput {
        first = Math.min(first, nanos);
        last = Math.max(last, nanos);
        if (fine && last - first > FINE) {
            fine = false;
            services.values().forEach(ObservedService::coarsen);
        }
        ObservedService service = services.get(name);
        if (service == null) {
            service = added(name);
        }
        service.count(Math.floorDiv(nanos, SECOND));
        return service;
    }

    private ObservedService added(String name) throws BadInput {
        if (services.size() == MOST_SERVICES) {
            throw new BadInput(
                    "%s: there are more than %,d services, '%s' among them. They seem to be named by something that changes with each request."
                            .formatted(where, MOST_SERVICES, name));
        }
        ObservedService service = new ObservedService(fine);
        services.put(name, service);
        return service;
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    /// All that was seen; at least one request was.
    Traffic traffic(ZoneId zone, List<Assumption> assumptions) throws BadInput {
        Extent extent = Extent.over(first, last, fine ? SECOND : MINUTE);
        if (fine && extent.steps() > Extent.MOST_COUNTS / 2 / services.size()) {
            services.values().forEach(ObservedService::coarsen);
            extent = Extent.over(first, last, MINUTE);
        }
        extent.check(where, services.size());
        List<ServiceTraffic> all = new ArrayList<>();
        for (Map.Entry<String, ObservedService> entry : services.entrySet()) {
            all.add(entry.getValue().traffic(entry.getKey(), extent));
        }
        return new Traffic(
                extent.instant(), zone, extent.stepNanos(), (int) extent.steps(), all, assumptions);
    }
}
