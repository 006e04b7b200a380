package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.core.placement.Placements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a driver knows from the events that it has reported and the orders that it was given, and no more.
final class World {

    final Setting setting;
    final Cluster cluster;
    final Placements<Call> placements;
    final List<SeenHosting> services = new ArrayList<>();
    final Map<String, Copy> copies = new LinkedHashMap<>();
    long nowNanos;

    World(Setting setting, long seed) {
        this.setting = setting;
        this.cluster = new Cluster(setting.nodes());
        this.placements = new Placements<>(setting.onDemand(), cluster, seed);
    }

    static String name(Environment<Call> environment) {
        return (environment instanceof Replica<Call> ? "r" : "e") + environment.id();
    }

    Copy copy(Environment<Call> environment) {
        return copies.get(name(environment));
    }

    List<Copy> copies() {
        return List.copyOf(copies.values());
    }

    void take(Order<Call> order) {
        switch (order) {
            case Order.Start<Call>(var started) ->
                    copies.put(name(started), new Copy(started, serviceOf(started)));
            case Order.Serve<Call>(var by, var call, _) -> {
                call.state = Call.State.SERVING;
                copy(by).serving.add(call);
            }
            case Order.Stop<Call>(var stopped, _) -> copy(stopped).state = Copy.State.STOPPING;
            case Order.Refuse<Call>(var call, _) -> end(call, Call.State.REFUSED);
            case Order.Fail<Call>(var call, _) -> end(call, Call.State.FAILED);
        }
    }

    void end(Call call, Call.State state) {
        call.state = state;
        call.service.inFlight.remove(call);
    }

    /// Its requests are answered with a failure.
    void broke(Copy copy) {
        copy.serving.forEach(call -> end(call, Call.State.FAILED));
        copy.serving.clear();
        copy.state = Copy.State.STOPPING;
    }

    private SeenHosting serviceOf(Environment<Call> environment) {
        for (SeenHosting service : services) {
            boolean its =
                    switch (environment) {
                        case OnDemandEnvironment<Call> own -> service.fleets.contains(own.fleet());
                        case Replica<Call> replica ->
                                service.hosting.deployment() == replica.deployment();
                    };
            if (its) {
                return service;
            }
        }
        throw new AssertionError(environment + " belongs to no service");
    }
}
