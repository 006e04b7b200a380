package dev.lungfish.cli;

import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.PlacementView.MoveView;
import dev.lungfish.server.api.ReplicaCounts;
import dev.lungfish.server.catalog.ReplicaSettings;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the services of a [FakePlatform] run. A move is a step further each time that someone looks.
final class FakePlacements {

    private static final List<String> STEPS = List.of("preparing", "draining", "done");

    /// Why moves fail from now on; empty where they do not.
    volatile String obstacle = "";

    private final Map<String, Placed> services = new HashMap<>();

    private static final class Placed {
        String placement = "function";
        ReplicaSettings settings = ReplicaSettings.DEFAULT;
        @Nullable MoveView move;
        Iterator<String> steps = List.<String>of().iterator();
        String target = "function";
    }

    synchronized String placement(String service) {
        return placed(service).placement;
    }

    synchronized ReplicaSettings settings(String service) {
        return placed(service).settings;
    }

    synchronized ReplicaCounts replicas(String service) {
        Placed placed = placed(service);
        if (placed.target.equals("function")) {
            return new ReplicaCounts(0, 0, 0, 0, 0, "");
        }
        int wanted = placed.settings.minReplicas();
        boolean ready = placed.placement.equals(placed.target);
        return new ReplicaCounts(wanted, ready ? wanted : 0, wanted, 0, 0, obstacle);
    }

    /// Begins what a PUT asks for.
    synchronized PlacementView move(String service, JsonNode asked) {
        Placed placed = placed(service);
        placed.target = asked.path("placement").asString(placed.placement);
        ObjectNode merged = FakePlatform.JSON.valueToTree(placed.settings);
        asked.path("settings")
                .properties()
                .forEach(one -> merged.set(one.getKey(), one.getValue()));
        placed.settings = FakePlatform.JSON.treeToValue(merged, ReplicaSettings.class);
        placed.steps = (obstacle.isEmpty() ? STEPS : List.of("preparing", "failed")).iterator();
        return view(service);
    }

    /// A move as it is, and then a step further.
    synchronized PlacementView view(String service) {
        Placed placed = placed(service);
        if (placed.steps.hasNext()) {
            step(placed, placed.steps.next());
        }
        return new PlacementView(
                service, placed.placement, placed.settings, replicas(service), placed.move);
    }

    private void step(Placed placed, String state) {
        MoveView before = placed.move;
        String from =
                state.equals("preparing") || before == null ? placed.placement : before.from();
        boolean ended = state.equals("done") || state.equals("failed");
        if (state.equals("draining")) {
            placed.placement = placed.target;
        }
        placed.move =
                new MoveView(
                        from,
                        placed.target,
                        state,
                        state.equals("failed") ? obstacle : "",
                        1_000,
                        placed.placement.equals(placed.target) ? 2_500 : 0,
                        ended ? 13_000 : 0);
    }

    private Placed placed(String service) {
        return services.computeIfAbsent(service, unseen -> new Placed());
    }
}
