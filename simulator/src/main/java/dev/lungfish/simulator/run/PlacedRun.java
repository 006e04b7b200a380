package dev.lungfish.simulator.run;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.core.placement.Hosting;
import dev.lungfish.core.placement.Placements;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/// Both models, each service where it is placed.
final class PlacedRun implements Rules {

    private final Cluster cluster;
    private final Placements<Invocation> placements;
    private final List<Hosting<Invocation>> hostings = new ArrayList<>();
    private final Function<String, Placed> placed;

    PlacedRun(OnDemandRules rules, Cluster cluster, long seed, Function<String, Placed> placed) {
        this.cluster = cluster;
        this.placements = new Placements<>(rules, cluster, seed);
        this.placed = placed;
    }

    @Override
    public OnDemand<Invocation> onDemand() {
        return placements.onDemand();
    }

    @Override
    public List<Order<Invocation>> add(long nowNanos, SimulatedService service) {
        Placed where = placed.apply(service.model.name());
        Hosting<Invocation> hosting =
                placements.hosting(nowNanos, service.model.name(), service.fleet, where.replicas());
        service.hosting = hosting;
        hostings.add(hosting);
        return placements.place(nowNanos, hosting, where.placement());
    }

    @Override
    public List<Order<Invocation>> admit(long nowNanos, Invocation invocation) {
        Hosting<Invocation> hosting = Objects.requireNonNull(invocation.service.hosting);
        return placements.admit(nowNanos, hosting, invocation);
    }

    @Override
    public List<Order<Invocation>> ready(long nowNanos, Environment<Invocation> environment) {
        return placements.ready(nowNanos, environment);
    }

    @Override
    public List<Order<Invocation>> release(long nowNanos, Environment<Invocation> environment) {
        return placements.release(nowNanos, environment);
    }

    @Override
    public List<Order<Invocation>> lose(long nowNanos, Predicate<Node> lost) {
        for (Node node : cluster.nodes()) {
            if (lost.test(node)) {
                cluster.cordon(node);
            } else {
                cluster.uncordon(node);
            }
        }
        List<Order<Invocation>> orders = new ArrayList<>();
        for (Hosting<Invocation> hosting : hostings) {
            for (Replica<Invocation> replica : hosting.deployment().existing()) {
                if (lost.test(replica.node())) {
                    orders.addAll(placements.wornOut(nowNanos, replica));
                }
            }
        }
        orders.addAll(placements.tick(nowNanos));
        return orders;
    }

    @Override
    public List<Order<Invocation>> gone(long nowNanos, Environment<Invocation> environment) {
        return placements.gone(nowNanos, environment);
    }

    @Override
    public List<Order<Invocation>> tick(long nowNanos) {
        return placements.tick(nowNanos);
    }

    @Override
    public long nextTickNanos(long nowNanos) {
        return placements.nextTickNanos(nowNanos);
    }
}
