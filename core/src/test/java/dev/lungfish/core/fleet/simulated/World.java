package dev.lungfish.core.fleet.simulated;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a driver knows from the events that it has reported and the orders that it was given, and no more.
final class World {

    final Scenario scenario;
    final OnDemand<Request> onDemand;
    final List<SeenService> services = new ArrayList<>();
    final List<SeenFleet> fleets = new ArrayList<>();
    final Map<Long, SeenEnvironment> environments = new TreeMap<>();
    long nowNanos;
    Event event = new Event(Event.Kind.TICK, "");
    private long sequence;

    World(Scenario scenario) {
        this.scenario = scenario;
        this.onDemand = new OnDemand<>(scenario.rules());
    }

    SeenEnvironment seen(Environment<Request> environment) {
        return environments.get(environment.id());
    }

    void arrived(Request request) {
        request.fleet.waiting.add(request);
    }

    void abandoned(Request request) {
        request.fleet.waiting.remove(request);
        request.state = Request.State.ABANDONED;
    }

    void ready(SeenEnvironment environment) {
        environment.state = SeenEnvironment.State.READY;
        rest(environment);
    }

    void released(SeenEnvironment environment, Request request) {
        environment.serving.remove(request);
        request.state = Request.State.SERVED;
        rest(environment);
    }

    void discarded(SeenEnvironment environment) {
        for (Request request : environment.serving) {
            request.state = Request.State.FAILED;
        }
        environment.serving.clear();
        environment.state = SeenEnvironment.State.STOPPING;
    }

    void gone(SeenEnvironment environment) {
        environments.remove(environment.environment.id());
        environment.fleet.environments.remove(environment);
    }

    /// Provisioned environments that are no longer wanted go on as others, which counts as a use.
    void demoted() {
        List<SeenEnvironment> demoted = new ArrayList<>();
        for (SeenEnvironment seen : environments.values()) {
            if (seen.provisioned && !seen.environment.isProvisioned()) {
                demoted.add(seen);
            }
        }
        demoted.sort(Comparator.comparingLong(seen -> seen.usedSequence));
        for (SeenEnvironment seen : demoted) {
            seen.provisioned = false;
            seen.usedSequence = ++sequence;
        }
    }

    void take(Order<Request> order) {
        switch (order) {
            case Order.Start<Request>(var started) -> {
                OnDemandEnvironment<Request> environment = (OnDemandEnvironment<Request>) started;
                SeenFleet fleet = fleetOf(environment);
                SeenEnvironment seen = new SeenEnvironment(environment, fleet);
                environments.put(started.id(), seen);
                fleet.environments.add(seen);
            }
            case Order.Serve<Request>(var by, var request, _) -> {
                request.fleet.waiting.remove(request);
                request.state = Request.State.SERVING;
                seen(by).serving.add(request);
                seen(by).usedSequence = ++sequence;
            }
            case Order.Stop<Request>(var stopped, _) ->
                    seen(stopped).state = SeenEnvironment.State.STOPPING;
            case Order.Refuse<Request>(var request, _) -> end(request, Request.State.REFUSED);
            case Order.Fail<Request>(var request, _) -> end(request, Request.State.FAILED);
        }
    }

    private SeenFleet fleetOf(OnDemandEnvironment<Request> environment) {
        for (SeenFleet seen : fleets) {
            if (seen.fleet == environment.fleet()) {
                return seen;
            }
        }
        throw new AssertionError(environment + " belongs to no fleet");
    }

    private void rest(SeenEnvironment environment) {
        environment.usedSequence = ++sequence;
        environment.idleSequence = sequence;
        environment.idleSinceNanos = nowNanos;
    }

    private static void end(Request request, Request.State state) {
        request.fleet.waiting.remove(request);
        request.state = state;
    }
}
