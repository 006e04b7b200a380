package dev.lungfish.core.fleet;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.capacity.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Nodes and the replicas on them, told what happens and answering in [OrderText]. Time stands still but for
/// [#at(long)]; replicas are named by the order of their starts, from 1.
final class ReplicaScene {

    static final long SECOND = 1_000_000_000L;
    static final Claim CLAIM = new Claim(100, 128);

    private final AlwaysOn<String> alwaysOn;
    private final Map<Long, Replica<String>> replicas = new TreeMap<>();
    private long nowNanos;

    ReplicaScene(Node... nodes) {
        alwaysOn = new AlwaysOn<>(new Cluster(List.of(nodes)), 1);
    }

    /// One node on which all find room.
    static ReplicaScene ample() {
        return new ReplicaScene(new Node("n", "z", 1_000_000, 1_000_000, 1_000_000));
    }

    /// One node for so many replicas.
    static ReplicaScene withRoomFor(int replicas) {
        return new ReplicaScene(new Node("n", "z", 1_000_000, 1_000_000, replicas));
    }

    /// The defaults, with these two.
    static DeploymentRules rules(int surge, int unavailable) {
        return rules(surge, unavailable, 1000);
    }

    static DeploymentRules rules(int surge, int unavailable, int queueLength) {
        return new DeploymentRules(
                surge,
                unavailable,
                queueLength,
                10 * SECOND,
                30 * SECOND,
                SECOND,
                300 * SECOND,
                60 * SECOND);
    }

    Deployment<String> deployment(String name, DeploymentRules rules) {
        return alwaysOn.deployment(name, rules);
    }

    /// A deployment whose first so many replicas are ready.
    Deployment<String> running(int count, int slots, DeploymentRules rules) {
        Deployment<String> deployment = deployment("web", rules);
        roll(deployment, "v1", slots);
        scale(deployment, count);
        deployment.existing().forEach(replica -> ready(replica.id()));
        return deployment;
    }

    ReplicaScene at(long nanos) {
        nowNanos = nanos;
        return this;
    }

    List<String> roll(Deployment<String> deployment, String revision) {
        return roll(deployment, revision, 1);
    }

    List<String> roll(Deployment<String> deployment, String revision, int slots) {
        return roll(deployment, revision, slots, CLAIM);
    }

    List<String> roll(Deployment<String> deployment, String revision, int slots, Claim claim) {
        return text(alwaysOn.roll(nowNanos, deployment, revision, claim, slots));
    }

    List<String> scale(Deployment<String> deployment, int wanted) {
        return text(alwaysOn.scale(nowNanos, deployment, wanted));
    }

    List<String> admit(Deployment<String> deployment, String request) {
        return text(alwaysOn.admit(nowNanos, deployment, request));
    }

    List<String> undelivered(long replica, String request, long sinceNanos) {
        return text(alwaysOn.undelivered(nowNanos, replica(replica), request, sinceNanos));
    }

    List<String> ready(long replica) {
        return text(alwaysOn.ready(nowNanos, replica(replica)));
    }

    List<String> unready(long replica) {
        return text(alwaysOn.unready(nowNanos, replica(replica)));
    }

    List<String> release(long replica) {
        return text(alwaysOn.release(nowNanos, replica(replica)));
    }

    List<String> discard(long replica) {
        return text(alwaysOn.discard(nowNanos, replica(replica)));
    }

    List<String> wornOut(long replica) {
        return text(alwaysOn.wornOut(nowNanos, replica(replica)));
    }

    List<String> gone(long replica) {
        return text(alwaysOn.gone(nowNanos, replica(replica)));
    }

    /// It breaks, and its sandbox is gone at once.
    List<String> lose(long replica) {
        List<Order<String>> orders = alwaysOn.discard(nowNanos, replica(replica));
        orders.addAll(alwaysOn.gone(nowNanos, replica(replica)));
        return text(orders);
    }

    List<String> remove(Deployment<String> deployment) {
        return text(alwaysOn.remove(nowNanos, deployment));
    }

    boolean abandon(Deployment<String> deployment, String request) {
        return alwaysOn.abandon(deployment, request);
    }

    List<String> tick() {
        return text(alwaysOn.tick(nowNanos));
    }

    long nextTick() {
        return alwaysOn.nextTickNanos(nowNanos);
    }

    Replica<String> replica(long id) {
        return replicas.get(id);
    }

    /// How many replicas of the revision there are that are wanted, ready or not.
    static long count(Deployment<String> deployment, String revision) {
        return deployment.existing().stream()
                .filter(replica -> replica.isWanted() && replica.owner().equals(revision))
                .count();
    }

    private List<String> text(List<Order<String>> orders) {
        for (Order<String> order : orders) {
            if (order instanceof Order.Start<String>(Replica<String> started)) {
                replicas.put(started.id(), started);
            }
        }
        return orders.stream().map(OrderText::of).toList();
    }
}
