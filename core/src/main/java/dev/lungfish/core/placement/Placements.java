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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Both execution models of one machine behind each service's name: events come in with their time, orders go out.
///
/// A service's requests go where its placement says. With a split, a request that finds no free slot of a replica goes
/// to an on-demand environment at once; if one has to start for it, whichever is free first serves it. A service moves in three steps: [#prepare] starts what the target needs,
/// [#place] sends the next request there, and what served before helps out for a moment, while the target's programs are
/// asked for the first time, and finishes what it has. Events must come one after the other, with times that do not
/// decrease. The same events give the same orders in every JVM.
///
/// @param <R> the driver's requests, which the rules only hand back
public final class Placements<R> {

    /// So many failures in a row, with nothing ready, and a program is taken not to start at all.
    private static final int HOPELESS_FAILURES = 3;

    /// More is not told to an autoscaler: a thousand times what a replica claims.
    private static final int MOST_PERMILLE = 1_000_000;

    private final OnDemand<R> onDemand;
    private final AlwaysOn<R> alwaysOn;
    private final List<Hosting<R>> hostings = new ArrayList<>();
    private final Map<Fleet<R>, Hosting<R>> byFleet = new LinkedHashMap<>();
    private final Map<Deployment<R>, Hosting<R>> byDeployment = new LinkedHashMap<>();

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
        roll(nowNanos, hosting, 0);
        return hosting;
    }

    /// The service has a new revision: requests on demand go to this fleet from now on, and replicas are replaced. Who
    /// else sends requests to the fleet before, as to a version, goes on; where none does, the driver retires it.
    public List<Order<R>> revise(
            long nowNanos, Hosting<R> hosting, Fleet<R> fleet, ReplicaRules rules) {
        hosting.rules = rules;
        hosting.deployment.setRules(rules.deployment());
        Fleet<R> before = hosting.fleet;
        if (fleet == before) {
            return List.of();
        }
        List<Order<R>> orders = new ArrayList<>();
        endHandover(nowNanos, hosting, orders);
        if (!hosting.placement.usesFunctions()) {
            orders.addAll(onDemand.retire(nowNanos, before));
        }
        hosting.earlier.removeIf(earlier -> earlier == fleet || earlier.waiting() == 0);
        hosting.earlier.add(before);
        byFleet.remove(before);
        byFleet.put(fleet, hosting);
        hosting.fleet = fleet;
        orders.addAll(roll(nowNanos, hosting, hosting.deployment.wanted()));
        if (hosting.preparing != null) {
            prepareFunctions(nowNanos, hosting, hosting.preparing, orders);
        }
        finish(nowNanos, hosting, orders);
        hosting.observe(nowNanos);
        return noted(nowNanos, orders);
    }

    /// The service's replicas have new rules; what they hold or how many requests they take changes with a rolling
    /// update.
    public List<Order<R>> configure(long nowNanos, Hosting<R> hosting, ReplicaRules rules) {
        hosting.rules = rules;
        hosting.deployment.setRules(rules.deployment());
        if (hosting.placement.usesReplicas()) {
            hosting.scaleFor(nowNanos, hosting.placement);
        }
        hosting.preparedReplicas = Math.min(hosting.preparedReplicas, rules.most());
        int wanted = hosting.deployment.wanted();
        int within = Math.clamp(wanted, rules.least(), rules.most());
        List<Order<R>> orders = roll(nowNanos, hosting, hosting.needsReplicas() ? within : wanted);
        finish(nowNanos, hosting, orders);
        return noted(nowNanos, orders);
    }

    private List<Order<R>> roll(long nowNanos, Hosting<R> hosting, int wanted) {
        return alwaysOn.roll(
                nowNanos,
                hosting.deployment,
                hosting.fleet.owner(),
                hosting.rules.claim(),
                hosting.rules.slots(),
                wanted);
    }

    /// A request has come.
    public List<Order<R>> admit(long nowNanos, Hosting<R> hosting, R request) {
        Handover<R> handover = hosting.handover;
        List<Order<R>> orders =
                handover == null
                        ? admitWherePlaced(nowNanos, hosting, request)
                        : admit(nowNanos, hosting, handover, request);
        hosting.observe(nowNanos);
        return noted(nowNanos, orders);
    }

    private List<Order<R>> admitWherePlaced(long nowNanos, Hosting<R> hosting, R request) {
        return switch (hosting.placement) {
            case FUNCTION -> onDemand.admit(nowNanos, hosting.fleet, request);
            case CONTAINER -> alwaysOn.admit(nowNanos, hosting.deployment, request);
            case SPLIT -> admitToEither(nowNanos, hosting, request);
        };
    }

    private List<Order<R>> admit(
            long nowNanos, Hosting<R> hosting, Handover<R> handover, R request) {
        Order<R> helped =
                handover.isWarmingUp() ? admitAsBefore(nowNanos, hosting, handover, request) : null;
        if (helped != null) {
            return List.of(helped);
        }
        List<Order<R>> orders = admitWherePlaced(nowNanos, hosting, request);
        handover.ordered(orders);
        return orders;
    }

    private @Nullable Order<R> admitAsBefore(
            long nowNanos, Hosting<R> hosting, Handover<R> handover, R request) {
        return handover.helper() == Placement.FUNCTION
                ? onDemand.admitNow(nowNanos, hosting.fleet, request)
                : alwaysOn.admitNow(hosting.deployment, request);
    }

    private List<Order<R>> admitToEither(long nowNanos, Hosting<R> hosting, R request) {
        Order<R> served = alwaysOn.admitNow(hosting.deployment, request);
        return served == null ? onDemand.admit(nowNanos, hosting.fleet, request) : List.of(served);
    }

    /// The request waits no more, since its caller has left. Returns whether it was still waiting.
    public boolean abandon(long nowNanos, Hosting<R> hosting, R request, List<Order<R>> orders) {
        boolean waited =
                alwaysOn.abandon(hosting.deployment, request)
                        || onDemand.abandon(hosting.fleet, request)
                        || hosting.earlier.stream()
                                .anyMatch(fleet -> onDemand.abandon(fleet, request));
        finish(nowNanos, hosting, orders);
        hosting.observe(nowNanos);
        return waited;
    }

    /// Starts what the service needs to be served there, for the traffic of the last minute. Requests go on as before.
    /// What an earlier preparation started stops where this one does not need it.
    public List<Order<R>> prepare(long nowNanos, Hosting<R> hosting, Placement to) {
        List<Order<R>> orders = new ArrayList<>();
        endPreparation(nowNanos, hosting, orders);
        hosting.preparing = to;
        prepareReplicas(nowNanos, hosting, to, orders);
        prepareFunctions(nowNanos, hosting, to, orders);
        letGo(nowNanos, hosting, orders);
        return noted(nowNanos, orders);
    }

    private void prepareReplicas(
            long nowNanos, Hosting<R> hosting, Placement to, List<Order<R>> orders) {
        Deployment<R> deployment = hosting.deployment;
        boolean fromNone = !hosting.placement.usesReplicas();
        if (to == Placement.CONTAINER) {
            hosting.preparedReplicas = hosting.replicasForPeak(nowNanos);
        } else if (to == Placement.SPLIT) {
            hosting.preparedReplicas = hosting.rules.least();
        }
        if (to.usesReplicas()) {
            boolean serves = !fromNone || deployment.waiting() > 0;
            int before = serves ? deployment.wanted() : 0;
            int wanted = Math.max(before, hosting.preparedReplicas);
            orders.addAll(alwaysOn.scale(nowNanos, deployment, wanted));
        }
    }

    private void prepareFunctions(
            long nowNanos, Hosting<R> hosting, Placement to, List<Order<R>> orders) {
        if (to == Placement.FUNCTION) {
            hosting.preparedEnvironments = Math.max(1, hosting.environmentsForPeak(nowNanos));
        } else if (to == Placement.SPLIT && !hosting.placement.usesFunctions()) {
            hosting.preparedEnvironments = 1;
        }
        if (hosting.preparedEnvironments > 0) {
            Fleet<R> fleet = hosting.fleet;
            onDemand.reopen(fleet);
            int more = hosting.preparedEnvironments - fleet.ready() - fleet.starting();
            orders.addAll(onDemand.startAhead(nowNanos, fleet, Math.max(0, more)));
        }
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
                deployment.failures() >= HOPELESS_FAILURES && deployment.currentReady() == 0;
        boolean noRoom =
                deployment.obstacle() != null
                        && deployment.starting() == 0
                        && deployment.leaving() == 0;
        return hopeless || noRoom ? Preparation.FAILED : Preparation.STARTING;
    }

    private Preparation functionsPrepared(Hosting<R> hosting) {
        Fleet<R> fleet = hosting.fleet;
        if (fleet.aheadRefused()) {
            return Preparation.FAILED;
        }
        boolean starting = fleet.starting() > 0 || fleet.ahead() > 0;
        if (starting && fleet.ready() < hosting.preparedEnvironments) {
            return Preparation.STARTING;
        }
        boolean lost = !hosting.placement.usesFunctions() && fleet.ready() == 0;
        return lost ? Preparation.FAILED : Preparation.READY;
    }

    /// The move is off: what was started for it stops.
    public List<Order<R>> cancel(long nowNanos, Hosting<R> hosting) {
        List<Order<R>> orders = new ArrayList<>();
        endPreparation(nowNanos, hosting, orders);
        letGo(nowNanos, hosting, orders);
        return noted(nowNanos, orders);
    }

    /// The service's requests go there from now on. What served them before helps out for a moment, finishes what it has,
    /// and stops.
    public List<Order<R>> place(long nowNanos, Hosting<R> hosting, Placement to) {
        List<Order<R>> orders = new ArrayList<>();
        endPreparation(nowNanos, hosting, orders);
        if (to != hosting.placement) {
            hosting.move(nowNanos, to);
        }
        if (to.usesReplicas()) {
            int wanted = Math.max(hosting.deployment.wanted(), hosting.rules.least());
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, wanted));
        }
        letGo(nowNanos, hosting, orders);
        return noted(nowNanos, orders);
    }

    private void endPreparation(long nowNanos, Hosting<R> hosting, List<Order<R>> orders) {
        if (hosting.preparedEnvironments > 0) {
            orders.addAll(onDemand.startAhead(nowNanos, hosting.fleet, 0));
        }
        hosting.preparing = null;
        hosting.preparedReplicas = 0;
        hosting.preparedEnvironments = 0;
    }

    private void endHandover(long nowNanos, Hosting<R> hosting, List<Order<R>> orders) {
        if (hosting.handover != null) {
            hosting.handover = null;
            letGo(nowNanos, hosting, orders);
        }
    }

    /// Keeps what the placement and the preparation need, and lets go of the rest.
    private void letGo(long nowNanos, Hosting<R> hosting, List<Order<R>> orders) {
        if (hosting.needsFunctions()) {
            onDemand.reopen(hosting.fleet);
        } else {
            orders.addAll(onDemand.retire(nowNanos, hosting.fleet));
        }
        finish(nowNanos, hosting, orders);
    }

    /// What waits for a replica is served by one, whatever the placement is by now; if none is ready, on demand where
    /// that is possible. Replicas that are not needed go once nothing waits for them.
    private void finish(long nowNanos, Hosting<R> hosting, List<Order<R>> orders) {
        Deployment<R> deployment = hosting.deployment;
        if (hosting.helper() == Placement.CONTAINER && deployment.ready() == 0) {
            hosting.handover = null;
        }
        if (hosting.placement.usesFunctions()
                && deployment.waiting() > 0
                && deployment.ready() == 0) {
            for (R waiting : alwaysOn.takeWaiting(deployment)) {
                orders.addAll(onDemand.admit(nowNanos, hosting.fleet, waiting));
            }
        }
        if (!hosting.needsReplicas() && deployment.waiting() == 0 && deployment.wanted() > 0) {
            orders.addAll(alwaysOn.scale(nowNanos, deployment, 0));
        }
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
        orders.addAll(onDemand.retire(nowNanos, hosting.fleet));
        orders.addAll(alwaysOn.remove(nowNanos, hosting.deployment));
        noted(nowNanos, orders);
        return alwaysOn.takeWaiting(hosting.deployment);
    }

    /// The environment has started, or can serve again.
    public List<Order<R>> ready(long nowNanos, Environment<R> environment) {
        return switch (environment) {
            case OnDemandEnvironment<R> started ->
                    noted(nowNanos, onDemand.ready(nowNanos, started));
            case Replica<R> replica ->
                    settled(nowNanos, replica, alwaysOn.ready(nowNanos, replica));
        };
    }

    /// A replica should get no requests for now.
    public List<Order<R>> unready(long nowNanos, Replica<R> replica) {
        return settled(nowNanos, replica, alwaysOn.unready(nowNanos, replica));
    }

    /// A replica takes no more requests, and another is to take its place.
    public List<Order<R>> wornOut(long nowNanos, Replica<R> replica) {
        return settled(nowNanos, replica, alwaysOn.wornOut(nowNanos, replica));
    }

    /// A request has left the environment, which can serve another.
    public List<Order<R>> release(long nowNanos, Environment<R> environment) {
        return switch (environment) {
            case OnDemandEnvironment<R> served ->
                    observed(nowNanos, served, onDemand.release(nowNanos, served));
            case Replica<R> replica ->
                    settled(nowNanos, replica, alwaysOn.release(nowNanos, replica));
        };
    }

    /// A replica certainly did not get the request: another one serves it, or an on-demand environment of a split. If
    /// the service is gone and no other can, it fails.
    ///
    /// @param sinceNanos since when it has been waiting
    public List<Order<R>> undelivered(
            long nowNanos, Replica<R> replica, R request, long sinceNanos) {
        List<Order<R>> orders = alwaysOn.undelivered(nowNanos, replica, request, sinceNanos);
        Hosting<R> hosting = byDeployment.get(replica.deployment());
        boolean elsewhere = hosting == null || hosting.placement == Placement.SPLIT;
        if (elsewhere && alwaysOn.abandon(replica.deployment(), request)) {
            orders.addAll(
                    hosting == null
                            ? List.of(new Order.Fail<>(request, replica))
                            : onDemand.admit(nowNanos, hosting.fleet, request));
        }
        return settled(nowNanos, replica, orders);
    }

    /// The environment can serve no more.
    public List<Order<R>> discard(long nowNanos, Environment<R> environment) {
        return switch (environment) {
            case OnDemandEnvironment<R> lost ->
                    observed(nowNanos, lost, onDemand.discard(nowNanos, lost));
            case Replica<R> replica ->
                    settled(nowNanos, replica, alwaysOn.discard(nowNanos, replica));
        };
    }

    /// The environment's sandbox has ended.
    public List<Order<R>> gone(long nowNanos, Environment<R> environment) {
        return switch (environment) {
            case OnDemandEnvironment<R> ended -> noted(nowNanos, onDemand.gone(nowNanos, ended));
            case Replica<R> replica -> settled(nowNanos, replica, alwaysOn.gone(nowNanos, replica));
        };
    }

    /// Time has passed.
    public List<Order<R>> tick(long nowNanos) {
        List<Order<R>> orders = new ArrayList<>(onDemand.tick(nowNanos));
        orders.addAll(alwaysOn.tick(nowNanos));
        for (Hosting<R> hosting : hostings) {
            hosting.observe(nowNanos);
            if (hosting.handoverEndsNanos() <= nowNanos) {
                endHandover(nowNanos, hosting, orders);
            }
            scale(nowNanos, hosting, orders);
            finish(nowNanos, hosting, orders);
        }
        return noted(nowNanos, orders);
    }

    private void scale(long nowNanos, Hosting<R> hosting, List<Order<R>> orders) {
        Autoscaler scaler = hosting.scaler;
        if (scaler != null && nowNanos >= hosting.nextScaleNanos()) {
            int wanted = scaler.wanted(nowNanos, reading(hosting));
            int atLeast = Math.max(wanted, hosting.preparedReplicas);
            orders.addAll(alwaysOn.scale(nowNanos, hosting.deployment, atLeast));
        }
    }

    /// When the next [#tick(long)] can have an effect, unless another event comes before: `Long.MAX_VALUE` for never.
    public long nextTickNanos(long nowNanos) {
        long next = Math.min(onDemand.nextTickNanos(nowNanos), alwaysOn.nextTickNanos(nowNanos));
        for (Hosting<R> hosting : hostings) {
            next = Math.min(next, hosting.nextScaleNanos());
            next = Math.min(next, hosting.handoverEndsNanos());
        }
        return next;
    }

    private Reading reading(Hosting<R> hosting) {
        int measured = 0;
        long permille = 0;
        for (Replica<R> replica : hosting.deployment.readyReplicas()) {
            measured += replica.cpuPermille() < 0 ? 0 : 1;
            permille += Math.clamp(replica.cpuPermille(), 0, MOST_PERMILLE);
        }
        return new Reading(
                hosting.deployment.wanted(),
                hosting.deployment.ready(),
                hosting.concurrency,
                new CpuUse(measured, permille));
    }

    /// After an event of a replica: what waits for it may have to go elsewhere, or it may go.
    private List<Order<R>> settled(long nowNanos, Replica<R> replica, List<Order<R>> orders) {
        Hosting<R> hosting = byDeployment.get(replica.deployment());
        if (hosting == null) {
            return noted(nowNanos, orders);
        }
        finish(nowNanos, hosting, orders);
        fillFreeSlots(hosting, orders);
        hosting.observe(nowNanos);
        return noted(nowNanos, orders);
    }

    /// With a split, what waits for an on-demand environment to start is served by a replica if that is free before.
    private void fillFreeSlots(Hosting<R> hosting, List<Order<R>> orders) {
        while (hosting.placement == Placement.SPLIT && hosting.deployment.hasFreeSlot()) {
            R waiting = onDemand.withdraw(hosting.fleet);
            Order<R> served =
                    waiting == null ? null : alwaysOn.admitNow(hosting.deployment, waiting);
            if (served == null) {
                break;
            }
            orders.add(served);
        }
    }

    private List<Order<R>> observed(
            long nowNanos, OnDemandEnvironment<R> environment, List<Order<R>> orders) {
        Hosting<R> hosting = byFleet.get(environment.fleet());
        if (hosting != null) {
            hosting.observe(nowNanos);
        }
        return noted(nowNanos, orders);
    }

    /// Requests that are refused or fail may be anybody's.
    private List<Order<R>> noted(long nowNanos, List<Order<R>> orders) {
        for (Order<R> order : orders) {
            if (order instanceof Order.Refuse<R> || order instanceof Order.Fail<R>) {
                hostings.forEach(hosting -> hosting.observe(nowNanos));
                break;
            }
        }
        return orders;
    }
}
