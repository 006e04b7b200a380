package dev.lungfish.core.fleet.simulated;

import static org.assertj.core.api.Assertions.fail;

import dev.lungfish.core.fleet.Order;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A driver of the rules on virtual time: it performs orders on sandboxes that take their time, fail and break as
/// their seed says. It ticks when the rules ask for it, or often besides, which must make no difference.
final class Simulation {

    final World world;
    private final Seeded seeded;
    private final boolean ticksOften;
    private final List<Invariant> invariants;
    private final Consumer<Step> listener;
    private final Agenda agenda = new Agenda();
    private long steps;

    Simulation(
            Seeded seeded,
            Scenario scenario,
            boolean ticksOften,
            List<Invariant> invariants,
            Consumer<Step> listener) {
        this.seeded = seeded;
        this.world = new World(scenario);
        this.ticksOften = ticksOften;
        this.invariants = invariants;
        this.listener = listener;
    }

    long steps() {
        return steps;
    }

    void at(long nanos, Runnable action) {
        agenda.at(nanos, action);
    }

    /// A time from now, up to the longest.
    long after(long longestNanos) {
        long grain = world.scenario.grainNanos();
        return world.nowNanos + seeded.below(longestNanos / grain + 1) * grain;
    }

    /// Does what is due next: a tick that the rules asked for, or an event. Returns whether there was something.
    boolean advance() {
        long tick = world.onDemand.nextTickNanos(world.nowNanos);
        long nextNanos = agenda.nextNanos();
        if (tick <= nextNanos && tick != Long.MAX_VALUE) {
            world.nowNanos = Math.max(world.nowNanos, tick);
            tick();
            return true;
        }
        if (agenda.isEmpty()) {
            return false;
        }
        if (ticksOften) {
            world.nowNanos += (nextNanos - world.nowNanos) / 2;
            tick();
        }
        world.nowNanos = nextNanos;
        if (ticksOften) {
            tick();
        }
        agenda.runNext();
        return true;
    }

    void admit(Request request) {
        report(
                new Event(Event.Kind.ADMIT, request),
                () -> world.onDemand.admit(world.nowNanos, request.fleet.fleet, request),
                () -> world.arrived(request));
    }

    void abandon(Request request) {
        boolean waited = request.state == Request.State.WAITING;
        if (world.onDemand.abandon(request.fleet.fleet, request) != waited) {
            fail("%s was %s", request, request.state);
        }
        if (waited) {
            world.abandoned(request);
        }
        report(new Event(Event.Kind.ABANDON, request), List::of, () -> {});
    }

    void discard(SeenEnvironment environment) {
        boolean stopped = environment.state == SeenEnvironment.State.STOPPING;
        report(
                new Event(stopped ? Event.Kind.DISCARD_STOPPED : Event.Kind.DISCARD, environment),
                () -> world.onDemand.discard(world.nowNanos, environment.environment),
                () -> world.discarded(environment));
        if (!stopped) {
            at(after(world.scenario.stopNanos()), () -> gone(environment));
        }
    }

    void provision(SeenFleet fleet, int wanted) {
        report(
                new Event(Event.Kind.PROVISION, fleet + " " + wanted),
                () -> world.onDemand.provision(world.nowNanos, fleet.fleet, wanted),
                () -> fleet.provisionedWanted = wanted);
    }

    void reserve(SeenService service, Integer units) {
        service.limits.reserve(units, world.nowNanos);
        service.reserved = units;
        report(new Event(Event.Kind.RESERVE, units), List::of, () -> {});
    }

    void retire(SeenFleet fleet) {
        report(
                new Event(Event.Kind.RETIRE, fleet),
                () -> world.onDemand.retire(world.nowNanos, fleet.fleet),
                () -> {
                    fleet.retired = true;
                    fleet.provisionedWanted = 0;
                });
    }

    private void tick() {
        report(new Event(Event.Kind.TICK, ""), () -> world.onDemand.tick(world.nowNanos), () -> {});
    }

    private void ready(SeenEnvironment environment) {
        if (environment.state != SeenEnvironment.State.STARTING) {
            return;
        }
        if (seeded.oneIn(world.scenario.trouble())) {
            discard(environment);
            return;
        }
        report(
                new Event(Event.Kind.READY, environment),
                () -> world.onDemand.ready(world.nowNanos, environment.environment),
                () -> world.ready(environment));
    }

    private void finish(SeenEnvironment environment, Request request) {
        if (request.state != Request.State.SERVING) {
            return;
        }
        if (seeded.oneIn(5 * world.scenario.trouble())) {
            discard(environment);
            return;
        }
        report(
                new Event(Event.Kind.RELEASE, environment),
                () -> world.onDemand.release(world.nowNanos, environment.environment),
                () -> world.released(environment, request));
    }

    private void gone(SeenEnvironment environment) {
        report(
                new Event(Event.Kind.GONE, environment),
                () -> world.onDemand.gone(world.nowNanos, environment.environment),
                () -> world.gone(environment));
    }

    private void report(Event event, Supplier<List<Order<Request>>> rules, Runnable note) {
        steps++;
        world.event = event;
        List<Order<Request>> orders = rules.get();
        note.run();
        world.demoted();
        listener.accept(new Step(world.nowNanos, event, orders));
        for (Order<Request> order : orders) {
            invariants.forEach(invariant -> invariant.before(world, order));
            world.take(order);
            perform(order);
        }
        invariants.forEach(invariant -> invariant.after(world, event));
    }

    private void perform(Order<Request> order) {
        switch (order) {
            case Order.Start<Request>(var started) -> {
                SeenEnvironment environment = world.seen(started);
                at(after(world.scenario.startNanos()), () -> ready(environment));
            }
            case Order.Serve<Request>(var by, var request, _) -> {
                SeenEnvironment environment = world.seen(by);
                at(after(world.scenario.serveNanos()), () -> finish(environment, request));
            }
            case Order.Stop<Request>(var stopped, _) -> {
                SeenEnvironment environment = world.seen(stopped);
                at(after(world.scenario.stopNanos()), () -> gone(environment));
            }
            case Order.Refuse<Request> _, Order.Fail<Request> _ -> {}
        }
    }
}
