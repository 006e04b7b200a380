package dev.lungfish.server;

import dev.lungfish.core.capacity.Claim;
import dev.lungfish.core.capacity.Node;
import dev.lungfish.core.fleet.Replica;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.meter.HeldNode;
import dev.lungfish.server.meter.HeldReplicas;
import dev.lungfish.server.meter.ReplicaMeter;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.ServiceRoute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells the meter which replicas and nodes there are.
record HeldSources(Router router, Dispatcher dispatcher, List<Node> nodes) {

    /// Replicas of one service that cost the same.
    private record Kind(Architecture architecture, Claim claim) {}

    ReplicaMeter.Sources sources() {
        return new ReplicaMeter.Sources(
                this::replicas,
                () -> nodes.stream().map(HeldSources::held).toList(),
                () -> router.routing().services().keySet());
    }

    private List<HeldReplicas> replicas() {
        List<HeldReplicas> held = new ArrayList<>();
        for (ServiceRoute route : router.routing().services().values()) {
            Map<Kind, Integer> counts = new LinkedHashMap<>();
            for (Replica<?> replica : dispatcher.existingReplicas(route.hosted())) {
                Revision revision = ((Target) replica.owner()).revision();
                counts.merge(new Kind(revision.architecture(), replica.claim()), 1, Integer::sum);
            }
            String service = route.service().name();
            counts.forEach((kind, count) -> held.add(held(service, kind, count)));
        }
        return held;
    }

    private static HeldReplicas held(String service, Kind kind, int count) {
        Claim claim = kind.claim();
        return new HeldReplicas(
                service, kind.architecture(), count, claim.cpuMillis(), claim.megabytes());
    }

    private static HeldNode held(Node node) {
        return new HeldNode(Architecture.X86_64, node.cpuMillis(), node.megabytes(), 1);
    }
}
