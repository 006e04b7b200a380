package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Replica;
import java.util.ArrayList;
import java.util.List;

/// An environment as its driver knows it.
final class Copy {

    enum State {
        STARTING,
        READY,
        UNREADY,
        STOPPING
    }

    final Environment<Call> environment;
    final SeenHosting service;
    final int megabytes;
    final List<Call> serving = new ArrayList<>();
    State state = State.STARTING;

    Copy(Environment<Call> environment, SeenHosting service) {
        this.environment = environment;
        this.service = service;
        this.megabytes =
                environment instanceof Replica<Call> replica
                        ? replica.claim().megabytes()
                        : SeenHosting.ON_DEMAND_MEGABYTES;
    }

    boolean isReplica() {
        return environment instanceof Replica<Call>;
    }

    boolean isIdleOnDemand() {
        return environment instanceof OnDemandEnvironment<Call>
                && state == State.READY
                && serving.isEmpty();
    }

    Replica<Call> replica() {
        return (Replica<Call>) environment;
    }

    @Override
    public String toString() {
        return environment.toString();
    }
}
