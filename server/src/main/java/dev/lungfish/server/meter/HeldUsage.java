package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.ContainerUsage;
import dev.lungfish.core.pricing.ReplicaTime;
import dev.lungfish.core.pricing.Size;
import dev.lungfish.core.service.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// What was held in a month: what came on top when it is added to a store, the sums when it is read from one.
///
/// @param nodeMillis for how long nodes existed, summed over the nodes
/// @param serviceMillis for how long each service was declared while the platform ran
/// @param platformMillis for how long the platform ran
/// @param clusterMillis for how long it had any node
public record HeldUsage(
        Map<ReplicaKey, ReplicaTime> replicas,
        Map<NodeKey, Long> nodeMillis,
        Map<String, Long> serviceMillis,
        long platformMillis,
        long clusterMillis) {

    /// Whose replicas they are, and of which size.
    public record ReplicaKey(String service, Architecture architecture, Size size) {}

    /// What the nodes are.
    public record NodeKey(Architecture architecture, Size size) {}

    public static final HeldUsage NONE = new HeldUsage(Map.of(), Map.of(), Map.of(), 0, 0);

    public HeldUsage {
        replicas = Map.copyOf(replicas);
        nodeMillis = Map.copyOf(nodeMillis);
        serviceMillis = Map.copyOf(serviceMillis);
    }

    /// Both together.
    ///
    /// @throws ArithmeticException if a sum passes 2⁶³
    public HeldUsage plus(HeldUsage other) {
        return new HeldUsage(
                together(replicas, other.replicas, ReplicaTime::plus),
                together(nodeMillis, other.nodeMillis, Math::addExact),
                together(serviceMillis, other.serviceMillis, Math::addExact),
                Math.addExact(platformMillis, other.platformMillis),
                Math.addExact(clusterMillis, other.clusterMillis));
    }

    private static <K, V> Map<K, V> together(
            Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus) {
        Map<K, V> sums = new HashMap<>(one);
        other.forEach((key, value) -> sums.merge(key, value, plus));
        return sums;
    }

    /// The same as a bill needs it.
    public ContainerUsage containers() {
        SortedMap<String, List<ContainerUsage.Replicas>> services = new TreeMap<>();
        replicas.forEach(
                (key, time) ->
                        services.computeIfAbsent(key.service(), _ -> new ArrayList<>())
                                .add(
                                        new ContainerUsage.Replicas(
                                                key.architecture(), key.size(), time)));
        List<ContainerUsage.Nodes> nodes = new ArrayList<>();
        nodeMillis.forEach(
                (key, millis) ->
                        nodes.add(
                                new ContainerUsage.Nodes(key.architecture(), key.size(), millis)));
        return new ContainerUsage(services, nodes, clusterMillis);
    }
}
