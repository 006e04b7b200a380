package dev.lungfish.simulator.run;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.pricing.BillingRule;
import dev.lungfish.core.pricing.ReplicaLives;
import dev.lungfish.core.pricing.ReplicaRule;
import dev.lungfish.simulator.random.Stream;
import dev.lungfish.simulator.time.EventQueue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/// The platform on a virtual clock: the rules of `core` decide, and simulated programs do what they order.
///
/// One loop takes events in the order of (time, sequence). Whatever is random comes from streams of one seed, so the
/// same models and seed give the same results.
public final class Simulation {

    private final Timing timing;
    private final Rules rules;
    private final Stream stream;
    private final Faults faults = new Faults();
    private final EventQueue<Event> events = new EventQueue<>();
    private final List<SimulatedService> services = new ArrayList<>();

    /// Looked up alone: the order of its entries differs from JVM to JVM.
    private final IdentityHashMap<Environment<Invocation>, Life> lives = new IdentityHashMap<>();

    private long nowNanos;
    private long open;

    private Simulation(Timing timing, Rules rules, long seed) {
        this.timing = timing;
        this.rules = rules;
        this.stream = new Stream(seed);
        this.nowNanos = timing.warmUpNanos();
    }

    /// All services on demand.
    public static Simulation onDemand(Timing timing, OnDemandRules rules, long seed) {
        return new Simulation(timing, new OnDemandRun(rules), seed);
    }

    /// Each service where it is placed.
    ///
    /// @param cluster what replicas are placed on
    /// @param placed where the service of a name is
    public static Simulation placed(
            Timing timing,
            OnDemandRules rules,
            Cluster cluster,
            Function<String, Placed> placed,
            long seed) {
        return new Simulation(timing, new PlacedRun(rules, cluster, seed, placed), seed);
    }

    /// Adds a service, before the simulation runs.
    ///
    /// @param billing how its on-demand environments are billed
    /// @param replicaRule how its replicas are
    public void add(ServiceModel model, BillingRule billing, ReplicaRule replicaRule) {
        Meter meter = new Meter(timing, billing, new ReplicaLives(replicaRule));
        SimulatedService service =
                new SimulatedService(model, rules, meter, stream, timing.warmUpNanos());
        services.add(service);
        perform(rules.add(nowNanos, service));
        long first = service.arrivals.nextNanos();
        if (first < timing.endNanos()) {
            events.add(first, service);
        }
    }

    /// Adds a fault, before the simulation runs. Nodes that are lost make no difference to services on demand.
    public void add(Fault fault) {
        faults.add(fault);
        switch (fault) {
            case Fault.NodesLost _, Fault.ZoneLost _ -> {
                events.add(fault.fromNanos(), new Event.Outage());
                events.add(fault.untilNanos(), new Event.Outage());
            }
            case Fault.SlowStarts _, Fault.StartsHeld _ -> {}
        }
    }

    /// Runs until the end, and until what has been asked before it is answered.
    public List<ServiceResult> run() {
        while (true) {
            long eventNanos = events.nextNanos();
            long tickNanos = rules.nextTickNanos(nowNanos);
            long next = Math.min(eventNanos, tickNanos);
            if (next >= timing.endNanos() && open == 0) {
                break;
            }
            nowNanos = Math.max(nowNanos, next);
            if (tickNanos < eventNanos) {
                perform(rules.tick(nowNanos));
            } else {
                happen(events.first());
            }
        }
        return services.stream().map(service -> service.meter.result(service)).toList();
    }

    /// Does the first event.
    private void happen(Event event) {
        if (event instanceof SimulatedService service) {
            takeArrival(service);
            arrive(service);
        } else {
            events.remove();
            conclude(event);
        }
    }

    private void conclude(Event event) {
        switch (event) {
            case SimulatedService service -> arrive(service);
            case Invocation invocation -> finish(invocation);
            case Event.Started started -> {
                if (!started.life().isOver) {
                    perform(rules.ready(nowNanos, started.environment()));
                }
            }
            case Event.Ended ended -> perform(rules.gone(nowNanos, ended.environment()));
            case Event.Outage _ -> loseNodes();
        }
    }

    private void arrive(SimulatedService service) {
        Invocation invocation = new Invocation(service, nowNanos);
        open++;
        perform(rules.admit(nowNanos, invocation));
        service.meter.arrived(nowNanos);
    }

    /// The service's next arrival takes the place of this one.
    private void takeArrival(SimulatedService service) {
        long next = service.arrivals.nextNanos();
        if (next < timing.endNanos()) {
            events.replaceFirst(next, service);
        } else {
            events.remove();
        }
    }

    private void finish(Invocation invocation) {
        Environment<Invocation> environment = invocation.environment;
        if (environment == null) {
            return;
        }
        open--;
        SimulatedService service = invocation.service;
        boolean onDemand = environment instanceof OnDemandEnvironment<Invocation>;
        service.meter.answered(nowNanos, invocation, onDemand && service.hosting != null);
        if (invocation.life != null && environment.inUse() == 1) {
            service.meter.busy(invocation.life.rest(), nowNanos);
        }
        perform(rules.release(nowNanos, environment));
    }

    private void perform(List<Order<Invocation>> orders) {
        for (int i = 0; i < orders.size(); i++) {
            perform(orders.get(i));
        }
    }

    private void perform(Order<Invocation> order) {
        switch (order) {
            case Order.Serve<Invocation> serve -> serve(serve);
            case Order.Start<Invocation> start -> start(start.environment());
            case Order.Stop<Invocation> stop -> end(stop.environment());
            case Order.Refuse<Invocation> refuse -> {
                open--;
                refuse.request().service.meter.refused(nowNanos, refuse.request(), refuse.limit());
            }
            case Order.Fail<Invocation> fail -> fail(fail.request());
        }
    }

    private void serve(Order.Serve<Invocation> order) {
        Invocation invocation = order.request();
        Environment<Invocation> environment = order.environment();
        SimulatedService service = invocation.service;
        invocation.environment = environment;
        service.meter.served(nowNanos, invocation, order.cold());
        ProgramTimes times = service.times(environment);
        long duration = times.duration().next(service.durations);
        if (environment instanceof OnDemandEnvironment<Invocation> own) {
            Life life = Objects.requireNonNull(lives.get(environment));
            invocation.life = life;
            long initNanos = life.isFresh && !own.isProvisioned() ? life.initNanos : 0;
            life.isFresh = false;
            life.begin(nowNanos);
            service.meter.worked(invocation, own, initNanos, duration);
        }
        events.add(nowNanos + duration, invocation);
    }

    private void fail(Invocation invocation) {
        open--;
        invocation.environment = null;
        invocation.service.meter.failed(nowNanos, invocation);
    }

    /// Nodes are lost or back. What lost replicas serve fails.
    private void loseNodes() {
        perform(rules.lose(nowNanos, node -> faults.isLost(nowNanos, node)));
        for (Invocation invocation : served(on -> faults.isLost(nowNanos, on))) {
            Environment<Invocation> environment = invocation.environment;
            fail(invocation);
            perform(rules.release(nowNanos, Objects.requireNonNull(environment)));
        }
    }

    /// The requests that these environments are serving.
    private List<Invocation> served(Predicate<Environment<Invocation>> by) {
        List<Invocation> served = new ArrayList<>();
        events.forEach(
                event -> {
                    if (event instanceof Invocation invocation
                            && invocation.environment != null
                            && by.test(invocation.environment)) {
                        served.add(invocation);
                    }
                });
        return served;
    }

    private void start(Environment<Invocation> environment) {
        SimulatedService service = (SimulatedService) environment.owner();
        ProgramTimes times = service.times(environment);
        double slowness = faults.slowness(nowNanos);
        long begin = faults.beginNanos(nowNanos, environment);
        long sandbox = (long) (times.sandbox().next(service.starts) * slowness);
        long runtime = (long) (times.runtime().next(service.starts) * slowness);
        long init = runtime + (long) (times.init().next(service.starts) * slowness);
        Life life = new Life(service, init);
        lives.put(environment, life);
        service.meter.started(nowNanos, environment);
        long readyNanos = begin + sandbox + init;
        events.add(readyNanos, new Event.Started(environment, life));
    }

    /// What it still serves, having been given as long as one may take, fails.
    @SuppressWarnings("ReferenceEquality") // It is this very one.
    private void end(Environment<Invocation> environment) {
        if (environment.inUse() > 0) {
            served(by -> by == environment).forEach(this::fail);
        }
        Life life = Objects.requireNonNull(lives.remove(environment));
        life.isOver = true;
        SimulatedService service = life.service;
        service.meter.ended(nowNanos, environment);
        long end = service.times(environment).end().next(service.starts);
        events.add(nowNanos + end, new Event.Ended(environment));
    }
}
