package dev.lungfish.core.placement.simulated;

import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.simulated.Agenda;
import dev.lungfish.core.fleet.simulated.Seeded;
import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.placement.Hosting;
import dev.lungfish.core.placement.ReplicaRules;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
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
    private boolean peace;
    private long steps;

    Simulation(
            Seeded seeded,
            Setting setting,
            boolean ticksOften,
            List<Invariant> invariants,
            Consumer<Step> listener) {
        this.seeded = seeded;
        this.world = new World(setting, seeded.below(1000));
        this.ticksOften = ticksOften;
        this.invariants = invariants;
        this.listener = listener;
    }

    long steps() {
        return steps;
    }

    /// Nothing breaks any more.
    void makePeace() {
        peace = true;
    }

    void at(long nanos, Runnable action) {
        agenda.at(nanos, action);
    }

    /// A time from now, up to the longest.
    long after(long longestNanos) {
        long grain = world.setting.grainNanos();
        return world.nowNanos + seeded.below(longestNanos / grain + 1) * grain;
    }

    /// Does what is due next, up to so late: a tick that the rules asked for, or an event. Returns whether there was
    /// something.
    boolean advance(long latestNanos) {
        long tick = world.placements.nextTickNanos(world.nowNanos);
        long nextNanos = agenda.nextNanos();
        if (Math.min(tick, nextNanos) > latestNanos) {
            return false;
        }
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

    /// A new service, and its first revision.
    SeenHosting service(String name, Revision revision, ReplicaRules rules) {
        OnDemand<Call> onDemand = world.placements.onDemand();
        ServiceLimits limits = onDemand.service(world.nowNanos);
        Hosting<Call> hosting =
                world.placements.hosting(world.nowNanos, name, fleet(revision, limits), rules);
        SeenHosting service = new SeenHosting(name, limits, hosting, rules);
        world.services.add(service);
        return service;
    }

    private Fleet<Call> fleet(Revision revision, ServiceLimits limits) {
        return world.placements
                .onDemand()
                .fleet(revision, limits, SeenHosting.ON_DEMAND_MEGABYTES, 1);
    }

    void admit(Call call) {
        report(
                new Happening(Happening.Kind.ADMIT, call),
                () -> world.placements.admit(world.nowNanos, call.service.hosting, call),
                () -> call.service.inFlight.add(call));
    }

    void abandon(Call call) {
        List<Order<Call>> orders = new ArrayList<>();
        boolean waited = call.state == Call.State.WAITING;
        report(
                new Happening(Happening.Kind.ABANDON, call),
                () -> {
                    boolean did =
                            world.placements.abandon(
                                    world.nowNanos, call.service.hosting, call, orders);
                    if (did != waited) {
                        throw new AssertionError(call + " was " + call.state);
                    }
                    return orders;
                },
                () -> {
                    if (waited) {
                        world.end(call, Call.State.ABANDONED);
                    }
                });
    }

    /// The fleet before takes no more requests.
    void revise(SeenHosting service, Revision revision) {
        Fleet<Call> before = service.hosting.fleet();
        Fleet<Call> fleet = fleet(revision, service.limits);
        service.fleets.add(fleet);
        service.revisions.add(revision);
        report(
                new Happening(Happening.Kind.REVISE, service + " " + revision),
                () -> {
                    List<Order<Call>> orders = new ArrayList<>();
                    orders.addAll(
                            world.placements.revise(
                                    world.nowNanos, service.hosting, fleet, service.rules));
                    orders.addAll(world.placements.onDemand().retire(world.nowNanos, before));
                    return orders;
                },
                () -> {});
    }

    void configure(SeenHosting service, ReplicaRules rules) {
        service.rules = rules;
        report(
                new Happening(Happening.Kind.CONFIGURE, service),
                () -> world.placements.configure(world.nowNanos, service.hosting, rules),
                () -> {});
    }

    void prepare(SeenHosting service, Placement to) {
        report(
                new Happening(Happening.Kind.PREPARE, service + " " + to),
                () -> world.placements.prepare(world.nowNanos, service.hosting, to),
                () -> {});
    }

    void cancel(SeenHosting service) {
        report(
                new Happening(Happening.Kind.CANCEL, service),
                () -> world.placements.cancel(world.nowNanos, service.hosting),
                () -> {});
    }

    void place(SeenHosting service, Placement to) {
        report(
                new Happening(Happening.Kind.PLACE, service + " " + to),
                () -> world.placements.place(world.nowNanos, service.hosting, to),
                () -> {});
    }

    /// What waits is answered with a failure.
    void remove(SeenHosting service) {
        report(
                new Happening(Happening.Kind.REMOVE, service),
                () -> {
                    List<Order<Call>> orders = new ArrayList<>();
                    List<Call> waiting =
                            world.placements.remove(world.nowNanos, service.hosting, orders);
                    waiting.forEach(call -> world.end(call, Call.State.FAILED));
                    return orders;
                },
                () -> {});
    }

    void discard(Copy copy) {
        boolean stopped = copy.state == Copy.State.STOPPING;
        report(
                new Happening(Happening.Kind.DISCARD, copy),
                () -> world.placements.discard(world.nowNanos, copy.environment),
                () -> {
                    if (!stopped) {
                        world.broke(copy);
                    }
                });
        if (!stopped) {
            at(after(world.setting.stopNanos()), () -> gone(copy));
        }
    }

    /// The probe changes its mind, and again after a while.
    void flap(Copy copy) {
        if (copy.state != Copy.State.READY) {
            return;
        }
        report(
                new Happening(Happening.Kind.UNREADY, copy),
                () -> world.placements.unready(world.nowNanos, copy.replica()),
                () -> copy.state = Copy.State.UNREADY);
        at(after(5 * Setting.SECOND), () -> recover(copy));
    }

    private void recover(Copy copy) {
        if (copy.state == Copy.State.UNREADY) {
            reportReady(copy);
        }
    }

    void wearOut(Copy copy) {
        if (copy.state == Copy.State.READY) {
            report(
                    new Happening(Happening.Kind.WORN_OUT, copy),
                    () -> world.placements.wornOut(world.nowNanos, copy.replica()),
                    () -> {});
        }
    }

    private void tick() {
        report(
                new Happening(Happening.Kind.TICK, ""),
                () -> world.placements.tick(world.nowNanos),
                () -> {});
    }

    private void started(Copy copy) {
        if (copy.state != Copy.State.STARTING) {
            return;
        }
        boolean starts = ((Revision) copy.environment.owner()).starts();
        if (!starts || isTrouble(1)) {
            discard(copy);
        } else {
            reportReady(copy);
        }
    }

    private void reportReady(Copy copy) {
        report(
                new Happening(Happening.Kind.READY, copy),
                () -> world.placements.ready(world.nowNanos, copy.environment),
                () -> copy.state = Copy.State.READY);
    }

    private void finish(Copy copy, Call call) {
        if (call.state != Call.State.SERVING || !copy.serving.contains(call)) {
            return;
        }
        if (isTrouble(5)) {
            discard(copy);
            return;
        }
        if (copy.isReplica() && !peace && seeded.oneIn(30)) {
            undelivered(copy, call);
            return;
        }
        report(
                new Happening(Happening.Kind.RELEASE, copy),
                () -> world.placements.release(world.nowNanos, copy.environment),
                () -> {
                    copy.serving.remove(call);
                    world.end(call, Call.State.SERVED);
                });
    }

    private void undelivered(Copy copy, Call call) {
        report(
                new Happening(Happening.Kind.UNDELIVERED, call + " on " + copy),
                () ->
                        world.placements.undelivered(
                                world.nowNanos, copy.replica(), call, call.sinceNanos),
                () -> {
                    copy.serving.remove(call);
                    call.state = Call.State.WAITING;
                });
    }

    private boolean isTrouble(int rarer) {
        return !peace && !world.setting.calm() && seeded.oneIn(rarer * world.setting.trouble());
    }

    private void gone(Copy copy) {
        report(
                new Happening(Happening.Kind.GONE, copy),
                () -> world.placements.gone(world.nowNanos, copy.environment),
                () -> {
                    world.broke(copy);
                    world.copies.remove(World.name(copy.environment));
                });
    }

    private void report(Happening event, Supplier<List<Order<Call>>> rules, Runnable note) {
        steps++;
        invariants.forEach(invariant -> invariant.expect(world));
        List<Order<Call>> orders = rules.get();
        note.run();
        Step step = new Step(world.nowNanos, event, List.copyOf(orders));
        listener.accept(step);
        for (Order<Call> order : orders) {
            invariants.forEach(invariant -> invariant.before(world, order));
            world.take(order);
            perform(order);
        }
        invariants.forEach(invariant -> invariant.after(world, step));
    }

    private void perform(Order<Call> order) {
        switch (order) {
            case Order.Start<Call>(var started) -> {
                Copy copy = world.copy(started);
                at(after(world.setting.startNanos()), () -> started(copy));
            }
            case Order.Serve<Call>(var by, var call, _) -> {
                Copy copy = world.copy(by);
                at(after(world.setting.serveNanos()), () -> finish(copy, call));
            }
            case Order.Stop<Call>(var stopped, _) -> {
                Copy copy = world.copy(stopped);
                at(after(world.setting.stopNanos()), () -> gone(copy));
                cutOff(copy);
            }
            case Order.Refuse<Call> _, Order.Fail<Call> _ -> {}
        }
    }

    /// What a replica still serves that has to stop ends with it.
    private void cutOff(Copy copy) {
        for (Call call : List.copyOf(copy.serving)) {
            at(
                    world.nowNanos,
                    () -> {
                        if (copy.serving.remove(call)) {
                            world.end(call, Call.State.FAILED);
                            report(
                                    new Happening(Happening.Kind.RELEASE, copy),
                                    () ->
                                            world.placements.release(
                                                    world.nowNanos, copy.environment),
                                    () -> {});
                        }
                    });
        }
    }
}
