package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.placement.Hosting;
import dev.lungfish.core.placement.ReplicaRules;
import java.util.ArrayList;
import java.util.List;

/// A service as its driver knows it.
final class SeenHosting {

    static final int ON_DEMAND_MEGABYTES = 256;

    final String name;
    final ServiceLimits limits;
    final Hosting<Call> hosting;
    final List<Fleet<Call>> fleets = new ArrayList<>();
    final List<Revision> revisions = new ArrayList<>();
    final List<Call> inFlight = new ArrayList<>();
    ReplicaRules rules;

    SeenHosting(String name, ServiceLimits limits, Hosting<Call> hosting, ReplicaRules rules) {
        this.name = name;
        this.limits = limits;
        this.hosting = hosting;
        this.rules = rules;
        this.fleets.add(hosting.fleet());
        this.revisions.add((Revision) hosting.fleet().owner());
    }

    /// Replicas that are started and neither drain nor stop.
    int kept() {
        return hosting.deployment().existing().size() - hosting.deployment().leaving();
    }

    int leastReady() {
        int wanted = hosting.deployment().wanted();
        return Math.max(0, wanted - rules.deployment().unavailable());
    }

    @Override
    public String toString() {
        return name;
    }
}
