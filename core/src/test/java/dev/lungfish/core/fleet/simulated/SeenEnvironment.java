package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.OnDemandEnvironment;
import java.util.ArrayList;
import java.util.List;

/// An environment as its driver knows it.
final class SeenEnvironment {

    enum State {
        STARTING,
        READY,
        STOPPING
    }

    final OnDemandEnvironment<Request> environment;
    final SeenFleet fleet;
    final List<Request> serving = new ArrayList<>();
    boolean provisioned;
    State state = State.STARTING;

    /// Since when it has been without requests, and the place of that among all such moments.
    long idleSinceNanos;

    long idleSequence;

    /// The place of its last use among all uses.
    long usedSequence;

    SeenEnvironment(OnDemandEnvironment<Request> environment, SeenFleet fleet) {
        this.environment = environment;
        this.fleet = fleet;
        this.provisioned = environment.isProvisioned();
    }

    boolean isIdle() {
        return state == State.READY && serving.isEmpty();
    }

    boolean hasFreeSlot() {
        return state == State.READY && serving.size() < fleet.slots;
    }

    @Override
    public String toString() {
        return environment.toString();
    }
}
