package dev.lungfish.core.placement;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.DeploymentRules;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.Fleet;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.core.limits.ScalingRate;
import dev.lungfish.core.limits.ServiceLimits;
import dev.lungfish.core.service.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One machine and its services, told what happens and answering in lines such as `start r1` and `serve a on e2`:
/// replicas and on-demand environments are named by the order of their starts. Time stands still but for [#at(long)].
final class PlacementScene {

    static final long SECOND = 1_000_000_000L;

    final Placements<String> placements;
    private final Map<String, Environment<String>> environments = new TreeMap<>();
    private long nowNanos;

    PlacementScene(OnDemandRules rules, Node... nodes) {
        placements = new Placements<>(rules, new Cluster(List.of(nodes)), 1);
    }

    static PlacementScene ample() {
        return withMemory(Long.MAX_VALUE);
    }

    static PlacementScene withMemory(long megabytes) {
        return new PlacementScene(
                onDemand(1000, megabytes), new Node("n", "z", 1_000_000, 1_000_000, 1000));
    }

    static PlacementScene withRoomForReplicas(int replicas) {
        return new PlacementScene(
                onDemand(1000, Long.MAX_VALUE), new Node("n", "z", 1_000_000, 1_000_000, replicas));
    }

    static PlacementScene withAccount(int concurrency) {
        return new PlacementScene(
                onDemand(concurrency, Long.MAX_VALUE),
                new Node("n", "z", 1_000_000, 1_000_000, 1000));
    }

    private static OnDemandRules onDemand(int account, long megabytes) {
        return new OnDemandRules(
                600 * SECOND,
                account,
                ScalingRate.AWS_LAMBDA,
                Integer.MAX_VALUE,
                megabytes,
                10 * SECOND);
    }

    /// Replicas of 256 MB; the autoscaler changes nothing.
    static ReplicaRules rules(int slots, int least, int most) {
        return new ReplicaRules(
                DeploymentRules.DEFAULT,
                new Claim(100, 256),
                slots,
                least,
                most,
                Scalers.none(),
                Scalers.none());
    }

    Hosting<String> service(ReplicaRules rules) {
        return placements.hosting(nowNanos, "web", fleet("v1"), rules);
    }

    /// A service that so many on-demand environments have served at once, which idle since.
    Hosting<String> function(int environments, ReplicaRules rules) {
        Hosting<String> hosting = service(rules);
        IntStream.rangeClosed(1, environments).forEach(id -> admit(hosting, "served" + id));
        IntStream.rangeClosed(1, environments).forEach(id -> ready("e" + id));
        IntStream.rangeClosed(1, environments).forEach(id -> release("e" + id));
        return hosting;
    }

    /// A service that so many replicas serve.
    Hosting<String> container(int replicas, ReplicaRules rules) {
        Hosting<String> hosting = service(rules);
        place(hosting, Placement.CONTAINER);
        for (int id = 1; id <= replicas; id++) {
            ready("r" + id);
        }
        return hosting;
    }

    /// Environments of 256 MB and one slot, of a service of its own.
    Fleet<String> fleet(String revision) {
        ServiceLimits limits = placements.onDemand().service(nowNanos);
        return placements.onDemand().fleet(revision, limits, 256, 1);
    }

    PlacementScene at(long nanos) {
        nowNanos = nanos;
        return this;
    }

    List<String> admit(Hosting<String> hosting, String request) {
        return text(placements.admit(nowNanos, hosting, request));
    }

    List<String> prepare(Hosting<String> hosting, Placement to) {
        return text(placements.prepare(nowNanos, hosting, to));
    }

    List<String> place(Hosting<String> hosting, Placement to) {
        return text(placements.place(nowNanos, hosting, to));
    }

    List<String> cancel(Hosting<String> hosting) {
        return text(placements.cancel(nowNanos, hosting));
    }

    List<String> revise(Hosting<String> hosting, Fleet<String> fleet) {
        return text(placements.revise(nowNanos, hosting, fleet, hosting.rules));
    }

    List<String> configure(Hosting<String> hosting, ReplicaRules rules) {
        return text(placements.configure(nowNanos, hosting, rules));
    }

    List<String> ready(String environment) {
        return text(placements.ready(nowNanos, environments.get(environment)));
    }

    List<String> unready(String replica) {
        return text(placements.unready(nowNanos, replica(replica)));
    }

    List<String> release(String environment) {
        return text(placements.release(nowNanos, environments.get(environment)));
    }

    List<String> undelivered(String replica, String request, long sinceNanos) {
        return text(placements.undelivered(nowNanos, replica(replica), request, sinceNanos));
    }

    List<String> discard(String environment) {
        return text(placements.discard(nowNanos, environments.get(environment)));
    }

    List<String> gone(String environment) {
        return text(placements.gone(nowNanos, environments.get(environment)));
    }

    List<String> lose(String environment) {
        List<String> lines = new ArrayList<>(discard(environment));
        lines.addAll(gone(environment));
        return lines;
    }

    boolean abandon(Hosting<String> hosting, String request, List<String> lines) {
        List<Order<String>> orders = new ArrayList<>();
        boolean waited = placements.abandon(nowNanos, hosting, request, orders);
        lines.addAll(text(orders));
        return waited;
    }

    List<String> remove(Hosting<String> hosting, List<String> waiting) {
        List<Order<String>> orders = new ArrayList<>();
        waiting.addAll(placements.remove(nowNanos, hosting, orders));
        return text(orders);
    }

    List<String> tick() {
        return text(placements.tick(nowNanos));
    }

    long nextTick() {
        return placements.nextTickNanos(nowNanos);
    }

    Replica<String> replica(String name) {
        return (Replica<String>) environments.get(name);
    }

    List<String> text(List<Order<String>> orders) {
        List<String> lines = new ArrayList<>();
        for (Order<String> order : orders) {
            if (order instanceof Order.Start<String>(var started)) {
                environments.put(name(started), started);
            }
            lines.add(text(order));
        }
        return lines;
    }

    private static String text(Order<String> order) {
        return switch (order) {
            case Order.Start<String>(var started) -> "start " + name(started);
            case Order.Serve<String>(var by, var request, var cold) ->
                    "serve " + request + " on " + name(by) + (cold ? " cold" : "");
            case Order.Stop<String>(var stopped, var reason) ->
                    "stop " + name(stopped) + " " + reason;
            case Order.Refuse<String>(var request, var limit) -> "refuse " + request + " " + limit;
            case Order.Fail<String>(var request, var lost) ->
                    "fail " + request + " with " + name(lost);
        };
    }

    private static String name(Environment<String> environment) {
        return (environment instanceof Replica<String> ? "r" : "e") + environment.id();
    }
}
