package dev.lungfish.simulator.run;

import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.Order;
import java.util.List;
import java.util.function.Predicate;

/// The rules of `core` as a simulation drives them: the on-demand model alone, or both models.
interface Rules {

    OnDemand<Invocation> onDemand();

    /// A service has been added.
    List<Order<Invocation>> add(long nowNanos, SimulatedService service);

    List<Order<Invocation>> admit(long nowNanos, Invocation invocation);

    List<Order<Invocation>> ready(long nowNanos, Environment<Invocation> environment);

    List<Order<Invocation>> release(long nowNanos, Environment<Invocation> environment);

    /// The replicas on these nodes are lost, but for what they serve, which the driver takes from them. Nothing is placed
    /// on such a node until it is none of them any more.
    List<Order<Invocation>> lose(long nowNanos, Predicate<Node> lost);

    List<Order<Invocation>> gone(long nowNanos, Environment<Invocation> environment);

    List<Order<Invocation>> tick(long nowNanos);

    long nextTickNanos(long nowNanos);
}
