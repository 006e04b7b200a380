package dev.lungfish.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Places a trace's invocations within their minutes: each anywhere in its minute with equal chance, as the
/// trace does not say more. The same seed places them the same way.
record Arrivals(Trace trace, long seed) {

    static final long MINUTE_NANOS = 60_000_000_000L;

    /// One request.
    ///
    /// @param traceNanos when, in the trace's own time, from its start
    /// @param service its index in the trace
    record Arrival(long traceNanos, int service) {}

    /// What arrives in a minute counted from the first, in order.
    List<Arrival> in(long minute) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int service = 0; service < trace.services().size(); service++) {
            var random = new SplittableRandom(seed + minute * trace.services().size() + service);
            for (int i = trace.invocations(minute, service); i > 0; i--) {
                long within = random.nextLong(MINUTE_NANOS);
                arrivals.add(new Arrival(minute * MINUTE_NANOS + within, service));
            }
        }
        arrivals.sort(
                Comparator.comparingLong(Arrival::traceNanos).thenComparingInt(Arrival::service));
        return arrivals;
    }
}
