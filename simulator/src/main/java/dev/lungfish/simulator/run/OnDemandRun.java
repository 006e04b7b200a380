package dev.lungfish.simulator.run;

import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.OnDemandEnvironment;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import java.util.List;
import java.util.function.Predicate;

/// The on-demand model alone.
record OnDemandRun(OnDemand<Invocation> onDemand) implements Rules {

    OnDemandRun(OnDemandRules rules) {
        this(new OnDemand<>(rules));
    }

    @Override
    public List<Order<Invocation>> add(long nowNanos, SimulatedService service) {
        return onDemand.provision(nowNanos, service.fleet, service.model.provisioned());
    }

    @Override
    public List<Order<Invocation>> admit(long nowNanos, Invocation invocation) {
        return onDemand.admit(nowNanos, invocation.service.fleet, invocation);
    }

    @Override
    public List<Order<Invocation>> ready(long nowNanos, Environment<Invocation> environment) {
        return onDemand.ready(nowNanos, own(environment));
    }

    @Override
    public List<Order<Invocation>> release(long nowNanos, Environment<Invocation> environment) {
        return onDemand.release(nowNanos, own(environment));
    }

    @Override
    public List<Order<Invocation>> lose(long nowNanos, Predicate<Node> lost) {
        return List.of();
    }

    @Override
    public List<Order<Invocation>> gone(long nowNanos, Environment<Invocation> environment) {
        return onDemand.gone(nowNanos, own(environment));
    }

    @Override
    public List<Order<Invocation>> tick(long nowNanos) {
        return onDemand.tick(nowNanos);
    }

    @Override
    public long nextTickNanos(long nowNanos) {
        return onDemand.nextTickNanos(nowNanos);
    }

    private static OnDemandEnvironment<Invocation> own(Environment<Invocation> environment) {
        return (OnDemandEnvironment<Invocation>) environment;
    }
}
