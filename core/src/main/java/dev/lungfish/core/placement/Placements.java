package dev.lungfish.core.placement;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.AlwaysOn;
import dev.lungfish.core.fleet.Deployment;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.core.scaling.Autoscaler;
import dev.lungfish.core.scaling.CpuUse;
import dev.lungfish.core.scaling.Reading;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Both execution models of one machine behind each service's name: events come in with their time, orders go out.
///
/// A service's requests go where its placement says. With a split, a request that finds no free slot of a replica goes
/// to an on-demand environment at once. A service moves in three steps: [#prepare] starts what the target needs,
/// [#place] sends the next request there, and what served before finishes what it has. Events must come one after
/// the other, with times that do not decrease. The same events give the same orders in every JVM.
///
/// @param <R> the driver's requests, which the rules only hand back
public final class Placements<R> {

    /// So many failures in a row, with nothing ready, and a program is taken not to start at all.
    private static final int HOPELESS_FAILURES = 3;

    private final OnDemand<R> onDemand;
    private final AlwaysOn<R> alwaysOn;
    private final List<Hosting<R>> hostings = new ArrayList<>();
    private final Map<Fleet<R>, Hosting<R>> byFleet = new HashMap<>();
    private final Map<Deployment<R>, Hosting<R>> byDeployment = new HashMap<>();

    /// @param seed decides between replicas that are equally good
    public Placements(OnDemandRules rules, Cluster cluster, long seed) {
        this.onDemand = new OnDemand<>(rules);
        this.alwaysOn = new AlwaysOn<>(cluster, onDemand, seed);
    }

    /// The on-demand model alone, for fleets that belong to no hosting.
    public OnDemand<R> onDemand() {
        return onDemand;
    }

    /// A new service, which runs on demand.
    public Hosting<R> hosting(long nowNanos, String name, Fleet<R> fleet, ReplicaRules rules) {
        Hosting<R> hosting =
                new Hosting<>(
                        nowNanos, alwaysOn.deployment(name, rules.deployment()), fleet, rules);
        hostings.add(hosting);
        byFleet.put(fleet, hosting);
        byDeployment.put(hosting.deployment, hosting);
        roll(nowNanos, hosting);
        return hosting;
    }

    /// The service has a new revision: requests on demand go to this fleet from now on, and replicas are replaced.
    public List<Order<R>> revise(
            long nowNanos, Hosting<R> hosting, Fleet<R> fleet, ReplicaRules rules) {
        hosting.rules = rules;
        hosting.deployment.setRules(rules.deployment());
        byFleet.remove(hosting.fleet);
        byFleet.put(fleet, hosting);
        hosting.fleet = fleet;
        return roll(nowNanos, hosting);
    }

    /// The service's replicas have new rules; what they hold or how many requests they take changes with a rolling
    /// update.
    public List<Order<R>> configure(long nowNanos, Hosting<R> hosting, ReplicaRules rules) {
        ReplicaRules before = hosting.rules;
        hosting.rules = rules;
        hosting.deployment.setRules(rules.deployment());
        List<Order<R>> orders = new ArrayList<>();
        if (!rules.claim().equals(before.claim()) || rules.slots() != before.slots()) {
            orders.addAll(roll(nowNanos, hosting));
        }
        if (hosting.placement.usesReplicas()) {
            hosting.scaleFor(nowNanos, hosting.placement);
            int wanted = Math.clamp(hosting.deployment.wanted(), rules.least(), rules.most());
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, wanted));
        }
        return orders;
    }

    private List<Order<R>> roll(long nowNanos, Hosting<R> hosting) {
        return alwaysOn.roll(
                nowNanos,
                hosting.deployment,
                hosting.fleet.owner(),
                hosting.rules.claim(),
                hosting.rules.slots());
    }

    /// A request has come.
    public List<Order<R>> admit(long nowNanos, Hosting<R> hosting, R request) {
        List<Order<R>> orders =
                switch (hosting.placement) {
                    case FUNCTION -> onDemand.admit(nowNanos, hosting.fleet, request);
                    case CONTAINER -> alwaysOn.admit(nowNanos, hosting.deployment, request);
                    case SPLIT -> admitToEither(nowNanos, hosting, request);
                };
        hosting.observe(nowNanos);
        return orders;
    }

    private List<Order<R>> admitToEither(long nowNanos, Hosting<R> hosting, R request) {
        Order<R> served = alwaysOn.admitNow(hosting.deployment, request);
        return served == null ? onDemand.admit(nowNanos, hosting.fleet, request) : List.of(served);
    }

    /// Starts what the service needs to be served there, for the traffic of the last minute. Requests go on as before.
    public List<Order<R>> prepare(long nowNanos, Hosting<R> hosting, Placement to) {
        hosting.preparing = to;
        List<Order<R>> orders = new ArrayList<>();
        int peak = hosting.peak.most(nowNanos);
        if (to.usesReplicas() && !hosting.placement.usesReplicas()) {
            int wanted =
                    to == Placement.SPLIT ? hosting.rules.least() : hosting.rules.replicasFor(peak);
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, wanted));
        } else if (to == Placement.CONTAINER) {
            int wanted = Math.max(hosting.deployment.wanted(), hosting.rules.replicasFor(peak));
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, wanted));
        }
        if (to.usesFunctions() && !hosting.placement.usesFunctions()) {
            onDemand.reopen(hosting.fleet);
            int environments = to == Placement.SPLIT ? 1 : Math.max(1, peak);
            orders.addAll(onDemand.startAhead(nowNanos, hosting.fleet, environments));
        } else if (to == Placement.FUNCTION) {
            int more = peak - hosting.fleet.ready() - hosting.fleet.starting();
            orders.addAll(onDemand.startAhead(nowNanos, hosting.fleet, Math.max(0, more)));
        }
        return orders;
    }

    /// How far the preparation is.
    public Preparation preparation(Hosting<R> hosting) {
        Placement to = hosting.preparing;
        if (to == null) {
            return Preparation.FAILED;
        }
        Preparation replicas = to.usesReplicas() ? replicasPrepared(hosting) : Preparation.READY;
        Preparation functions = to.usesFunctions() ? functionsPrepared(hosting) : Preparation.READY;
        if (replicas == Preparation.FAILED || functions == Preparation.FAILED) {
            return Preparation.FAILED;
        }
        return replicas == Preparation.READY ? functions : replicas;
    }

    private Preparation replicasPrepared(Hosting<R> hosting) {
        Deployment<R> deployment = hosting.deployment;
        if (deployment.currentReady() >= deployment.wanted()) {
            return Preparation.READY;
        }
        boolean hopeless =
                deployment.failures() >= HOPELESS_FAILURES
                        || (deployment.obstacle() != null && deployment.starting() == 0);
        return hopeless ? Preparation.FAILED : Preparation.STARTING;
    }

    private Preparation functionsPrepared(Hosting<R> hosting) {
        Fleet<R> fleet = hosting.fleet;
        if (fleet.starting() > 0 || fleet.ahead() > 0) {
            return Preparation.STARTING;
        }
        boolean lost = !hosting.placement.usesFunctions() && fleet.ready() == 0;
        return lost ? Preparation.FAILED : Preparation.READY;
    }

    /// The move is off: what was started for it stops.
    public List<Order<R>> cancel(long nowNanos, Hosting<R> hosting) {
        hosting.preparing = null;
        return settle(nowNanos, hosting);
    }

    /// The service's requests go there from now on. What served them before finishes what it has, and stops.
    public List<Order<R>> place(long nowNanos, Hosting<R> hosting, Placement to) {
        if (to != hosting.placement) {
            hosting.scaleFor(nowNanos, to);
        }
        hosting.placement = to;
        hosting.preparing = null;
        return settle(nowNanos, hosting);
    }

    /// Keeps what the placement needs and lets go of the rest.
    private List<Order<R>> settle(long nowNanos, Hosting<R> hosting) {
        List<Order<R>> orders = new ArrayList<>();
        if (hosting.placement.usesFunctions()) {
            onDemand.reopen(hosting.fleet);
        } else {
            orders.addAll(onDemand.retire(nowNanos, hosting.fleet));
        }
        if (hosting.placement.usesReplicas()) {
            int wanted = Math.max(hosting.deployment.wanted(), hosting.rules.least());
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, wanted));
        } else {
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, 0));
        }
        if (hosting.placement != Placement.CONTAINER) {
            for (R waiting : alwaysOn.takeWaiting(hosting.deployment)) {
                orders.addAll(admit(nowNanos, hosting, waiting));
            }
        }
        return orders;
    }

    /// Whether nothing is left of what served the service before it was placed as it is.
    public boolean isDrained(Hosting<R> hosting) {
        boolean replicas =
                hosting.placement.usesReplicas() || hosting.deployment.existing().isEmpty();
        boolean functions =
                hosting.placement.usesFunctions()
                        || hosting.fleet.ready() + hosting.fleet.starting() == 0;
        return replicas && functions;
    }

    /// The service is gone. What it has in flight is served; the driver gets back what waits for a replica.
    public List<R> remove(long nowNanos, Hosting<R> hosting, List<Order<R>> orders) {
        hostings.remove(hosting);
        byFleet.remove(hosting.fleet);
        byDeployment.remove(hosting.deployment);
        orders.addAll(alwaysOn.remove(nowNanos, hosting.deployment));
        return alwaysOn.takeWaiting(hosting.deployment);
    }

    /// The environment has started, or can serve again.
    public List<Order<R>> ready(long nowNanos, Environment<R> environment) {
        return switch (environment) {
            case OnDemandEnvironment<R> started -> onDemand.ready(nowNanos, started);
            case Replica<R> replica -> alwaysOn.ready(nowNanos, replica);
        };
    }

    /// A replica should get no requests for now.
    public List<Order<R>> unready(long nowNanos, Replica<R> replica) {
        return alwaysOn.unready(nowNanos, replica);
    }

    /// A replica takes no more requests, and another is to take its place.
    public List<Order<R>> wornOut(long nowNanos, Replica<R> replica) {
        return alwaysOn.wornOut(nowNanos, replica);
    }

    /// A request has left the environment, which can serve another.
    public List<Order<R>> release(long nowNanos, Environment<R> environment) {
        List<Order<R>> orders =
                switch (environment) {
                    case OnDemandEnvironment<R> served -> onDemand.release(nowNanos, served);
                    case Replica<R> replica -> alwaysOn.release(replica);
                };
        observe(nowNanos, environment);
        return orders;
    }

    /// A replica certainly did not get the request: another one serves it.
    public List<Order<R>> undelivered(
            long nowNanos, Replica<R> replica, R request, long sinceNanos) {
        List<Order<R>> orders = alwaysOn.undelivered(replica, request, sinceNanos);
        observe(nowNanos, replica);
        return orders;
    }

    /// The environment can serve no more.
    public List<Order<R>> discard(long nowNanos, Environment<R> environment) {
        List<Order<R>> orders =
                switch (environment) {
                    case OnDemandEnvironment<R> lost -> onDemand.discard(nowNanos, lost);
                    case Replica<R> replica -> alwaysOn.discard(nowNanos, replica);
                };
        observe(nowNanos, environment);
        return orders;
    }

    /// The environment's sandbox has ended.
    public List<Order<R>> gone(long nowNanos, Environment<R> environment) {
        return switch (environment) {
            case OnDemandEnvironment<R> ended -> onDemand.gone(nowNanos, ended);
            case Replica<R> replica -> alwaysOn.gone(nowNanos, replica);
        };
    }

    /// Time has passed.
    public List<Order<R>> tick(long nowNanos) {
        List<Order<R>> orders = new ArrayList<>(onDemand.tick(nowNanos));
        orders.addAll(alwaysOn.tick(nowNanos));
        for (Hosting<R> hosting : hostings) {
            Autoscaler scaler = hosting.scaler;
            if (scaler != null && nowNanos >= scaler.nextNanos()) {
                int wanted = scaler.wanted(nowNanos, reading(hosting));
                orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, wanted));
            }
        }
        return orders;
    }

    /// When the next [#tick(long)] can have an effect, unless another event comes before: `Long.MAX_VALUE` for never.
    public long nextTickNanos(long nowNanos) {
        long next = Math.min(onDemand.nextTickNanos(nowNanos), alwaysOn.nextTickNanos());
        for (Hosting<R> hosting : hostings) {
            next = hosting.scaler == null ? next : Math.min(next, hosting.scaler.nextNanos());
        }
        return next;
    }

    private Reading reading(Hosting<R> hosting) {
        int measured = 0;
        long permille = 0;
        for (Replica<R> replica : hosting.deployment.readyReplicas()) {
            measured += replica.cpuPermille() < 0 ? 0 : 1;
            permille += Math.max(0, replica.cpuPermille());
        }
        return new Reading(
                hosting.deployment.wanted(),
                hosting.deployment.ready(),
                hosting.concurrency,
                new CpuUse(measured, permille));
    }

    private void observe(long nowNanos, Environment<R> environment) {
        Hosting<R> hosting =
                switch (environment) {
                    case OnDemandEnvironment<R> own -> byFleet.get(own.fleet());
                    case Replica<R> replica -> byDeployment.get(replica.deployment());
                };
        if (hosting != null) {
            hosting.observe(nowNanos);
        }
    }
}
