package dev.lungfish.simulator.run;

import dev.lungfish.core.fleet.Environment;
import org.jspecify.annotations.Nullable;

/// One request. As an event, it is the end of its work.
final class Invocation implements Event {

    final SimulatedService service;
    final long arrivedNanos;

    /// What serves it, and what is known of that.
    @Nullable Environment<Invocation> environment;

    @Nullable Life life;

    Invocation(SimulatedService service, long arrivedNanos) {
        this.service = service;
        this.arrivedNanos = arrivedNanos;
    }
}
