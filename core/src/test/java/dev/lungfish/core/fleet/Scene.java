package dev.lungfish.core.fleet;

import dev.lungfish.core.limits.ScalingRate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One machine and its services, told what happens and answering in [OrderText]. Time stands still but for
/// [#at(long)]; environments are named by the order of their starts, from 1.
final class Scene {

    static final long SECOND = 1_000_000_000L;
    static final long KEEP_ALIVE = 60 * SECOND;
    static final long LONGEST_WAIT = 10 * SECOND;

    private static final int MANY = Integer.MAX_VALUE;

    private final OnDemand<String> onDemand;
    private final Map<Long, OnDemandEnvironment<String>> environments = new TreeMap<>();
    private long nowNanos;

    Scene(OnDemandRules rules) {
        onDemand = new OnDemand<>(rules);
    }

    /// Nothing stands against anything but the keep-alive and AWS's scaling rate.
    static Scene ample() {
        return withMemory(Long.MAX_VALUE);
    }

    static Scene withMemory(long megabytes) {
        return new Scene(rules(1000, ScalingRate.AWS_LAMBDA, MANY, megabytes));
    }

    static Scene withStartsAtOnce(int starts) {
        return new Scene(rules(1000, ScalingRate.AWS_LAMBDA, starts, Long.MAX_VALUE));
    }

    static Scene withScaling(int burst, int perSecond) {
        return new Scene(rules(1000, new ScalingRate(burst, perSecond), MANY, Long.MAX_VALUE));
    }

    static Scene withAccount(int concurrency) {
        return new Scene(rules(concurrency, ScalingRate.AWS_LAMBDA, MANY, Long.MAX_VALUE));
    }

    private static OnDemandRules rules(
            int account, ScalingRate scaling, int startsAtOnce, long megabytes) {
        return new OnDemandRules(
                KEEP_ALIVE, account, scaling, startsAtOnce, megabytes, LONGEST_WAIT);
    }

    /// The only fleet of a new service, 128 MB and one slot.
    Fleet<String> fleet(String name) {
        return fleet(name, 128, 1);
    }

    Fleet<String> fleet(String name, int megabytes, int slots) {
        return onDemand.fleet(name, onDemand.service(nowNanos), megabytes, slots);
    }

    /// A fleet of the same service.
    Fleet<String> fleetBeside(Fleet<String> other, String name) {
        return onDemand.fleet(name, other.limits, 128, 1);
    }

    Scene at(long nanos) {
        nowNanos = nanos;
        return this;
    }

    List<String> admit(Fleet<String> fleet, String request) {
        return text(onDemand.admit(nowNanos, fleet, request));
    }

    List<String> ready(long environment) {
        return text(onDemand.ready(nowNanos, environment(environment)));
    }

    List<String> release(long environment) {
        return text(onDemand.release(nowNanos, environment(environment)));
    }

    List<String> discard(long environment) {
        return text(onDemand.discard(nowNanos, environment(environment)));
    }

    List<String> gone(long environment) {
        return text(onDemand.gone(nowNanos, environment(environment)));
    }

    boolean abandon(Fleet<String> fleet, String request) {
        return onDemand.abandon(fleet, request);
    }

    List<String> provision(Fleet<String> fleet, int wanted) {
        return text(onDemand.provision(nowNanos, fleet, wanted));
    }

    List<String> retire(Fleet<String> fleet) {
        return text(onDemand.retire(nowNanos, fleet));
    }

    List<String> tick() {
        return text(onDemand.tick(nowNanos));
    }

    long nextTick() {
        return onDemand.nextTickNanos(nowNanos);
    }

    long heldMegabytes() {
        return onDemand.heldMegabytes();
    }

    OnDemandEnvironment<String> environment(long id) {
        return environments.get(id);
    }

    /// An environment of the fleet that is idle from now on.
    Scene idle(Fleet<String> fleet, long environment) {
        busy(fleet, environment).release(environment);
        return this;
    }

    /// An environment of the fleet that serves one request from now on.
    Scene busy(Fleet<String> fleet, long environment) {
        admit(fleet, "first of " + environment);
        ready(environment);
        return this;
    }

    /// An environment that is provisioned, started and idle.
    Scene provisioned(Fleet<String> fleet, int count) {
        long before = environments.size();
        provision(fleet, count);
        for (long id = before + 1; id <= before + count; id++) {
            ready(id);
        }
        return this;
    }

    private List<String> text(List<Order<String>> orders) {
        for (Order<String> order : orders) {
            if (order instanceof Order.Start<String>(OnDemandEnvironment<String> started)) {
                environments.put(started.id(), started);
            }
        }
        return orders.stream().map(OrderText::of).toList();
    }
}
