package dev.lungfish.core.pricing;

import dev.lungfish.core.service.Architecture;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What containers used in a month.
///
/// @param services each service's replicas, by their size
/// @param nodes the nodes that were there to hold them; none where nobody declared any
/// @param clusterMillis for how long there was any node
public record ContainerUsage(
        SortedMap<String, List<Replicas>> services, List<Nodes> nodes, long clusterMillis) {

    /// Replicas of one size.
    public record Replicas(Architecture architecture, Size size, ReplicaTime time) {

        public Held held() {
            return size.over(time.heldMillis());
        }
    }

    /// Nodes of one size.
    ///
    /// @param size what replicas may hold of one, without what the machine keeps for itself
    /// @param heldMillis how long they existed, summed over the nodes
    public record Nodes(Architecture architecture, Size size, long heldMillis) {

        public Held held() {
            return size.over(heldMillis);
        }
    }

    public ContainerUsage {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        nodes = List.copyOf(nodes);
    }

    /// What all replicas of a service held.
    public Held held(String service) {
        return services.getOrDefault(service, List.of()).stream()
                .map(Replicas::held)
                .reduce(Held.NONE, Held::plus);
    }

    /// What all replicas held.
    public Held held() {
        return services.keySet().stream().map(this::held).reduce(Held.NONE, Held::plus);
    }

    /// What there was to hold.
    public Held capacity() {
        return nodes.stream().map(Nodes::held).reduce(Held.NONE, Held::plus);
    }
}
