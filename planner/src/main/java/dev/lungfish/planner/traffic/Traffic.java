package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What was asked of a fleet's services over a stretch of time, counted in steps of equal length.
///
/// @param start when the first step begins
/// @param zone in which its people live, for hours of the week
/// @param stepNanos the length of a step
/// @param steps how many there are
/// @param services each with as many counts as there are steps, by name
/// @param assumptions what the source does not say
public record Traffic(
        Instant start,
        ZoneId zone,
        long stepNanos,
        int steps,
        List<ServiceTraffic> services,
        List<Assumption> assumptions) {

    public Traffic {
        services = List.copyOf(services);
        assumptions = List.copyOf(assumptions);
        if (stepNanos < 1 || steps < 1) {
            throw new IllegalArgumentException("traffic has at least one step of some length");
        }
        for (ServiceTraffic service : services) {
            if (service.counts().length != steps) {
                throw new IllegalArgumentException(
                        "%s has %d counts for %d steps"
                                .formatted(service.name(), service.counts().length, steps));
            }
        }
    }

    /// How long it was watched.
    public long lengthNanos() {
        return Math.multiplyExact(stepNanos, (long) steps);
    }

    /// All requests together.
    public long requests() {
        return services.stream().mapToLong(ServiceTraffic::requests).sum();
    }
}
