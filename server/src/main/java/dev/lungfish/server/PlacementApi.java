package dev.lungfish.server;

import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.api.PlacementView.MoveView;
import dev.lungfish.server.catalog.Hosting;
import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.http.ApiRequest;
import dev.lungfish.server.http.ApiResponse;
import dev.lungfish.server.move.Move;
import dev.lungfish.server.move.MoveRefused;
import dev.lungfish.server.move.Moves;
import dev.lungfish.server.routing.Router;
import dev.lungfish.server.routing.ServiceRoute;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `/lungfish/v1/services/NAME/placement`: where a service runs (GET), and moving it (PUT).
///
/// A PUT names the placement, or settings of the replicas, or both; what it does not name stays. It answers at once, with
/// what a GET tells from then on how the move goes.
final class PlacementApi {

    private final Router router;
    private final Dispatcher dispatcher;
    private final Moves moves;
    private final JsonMapper json =
            JsonMapper.builder().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();

    PlacementApi(Router router, Dispatcher dispatcher, Moves moves) {
        this.router = router;
        this.dispatcher = dispatcher;
        this.moves = moves;
    }

    ApiResponse answer(String service, ApiRequest request) {
        ServiceRoute route = router.routing().service(service);
        if (route == null) {
            return error(404, "There is no service " + service + ". List them with: lungfish list");
        }
        return switch (request.method()) {
            case "GET" -> view(200, route);
            case "PUT" -> move(route, request.body());
            default -> error(405, "Ask for a placement with GET, and change it with PUT.");
        };
    }

    private ApiResponse move(ServiceRoute route, byte[] body) {
        try {
            moves.begin(route.service().name(), read(body, route.service().hosting()));
            return view(202, route);
        } catch (MoveRefused e) {
            return error(e.isUnknown() ? 404 : 409, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    /// What the request asks for, over what is there.
    ///
    /// @throws IllegalArgumentException with a sentence, if it asks for what cannot be
    private Hosting read(byte[] body, Hosting current) {
        JsonNode asked = tree(body);
        for (String key : asked.propertyNames()) {
            if (!key.equals("placement") && !key.equals("settings")) {
                throw new IllegalArgumentException(
                        "There is no %s here: give placement, settings or both.".formatted(key));
            }
        }
        JsonNode placement = asked.get("placement");
        return new Hosting(
                placement == null ? current.placement() : placement(placement.asString("")),
                settings(asked.get("settings"), current.replicas()));
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            // Answered below.
        }
        throw new IllegalArgumentException(
                "The request is not a JSON object such as {\"placement\": \"container\"}.");
    }

    private static Placement placement(String name) {
        for (Placement placement : Placement.values()) {
            if (placement.wireName().equals(name)) {
                return placement;
            }
        }
        throw new IllegalArgumentException(
                "There is no placement '%s': give %s."
                        .formatted(
                                name,
                                Arrays.stream(Placement.values())
                                        .map(Placement::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    private ReplicaSettings settings(@Nullable JsonNode asked, ReplicaSettings current) {
        if (asked == null) {
            return current;
        }
        if (!asked.isObject()) {
            throw new IllegalArgumentException(
                    "settings is not an object such as {\"minReplicas\": 2}.");
        }
        ObjectNode merged = json.valueToTree(current);
        for (Map.Entry<String, JsonNode> setting : asked.properties()) {
            if (!merged.has(setting.getKey())) {
                throw new IllegalArgumentException(
                        "There is no setting %s. There are: %s."
                                .formatted(
                                        setting.getKey(),
                                        String.join(", ", merged.propertyNames())));
            }
            merged.set(setting.getKey(), setting.getValue());
        }
        try {
            return json.treeToValue(merged, ReplicaSettings.class);
        } catch (JacksonException e) {
            Throwable cause = e.getCause();
            throw new IllegalArgumentException(
                    cause instanceof IllegalArgumentException
                            ? cause.getMessage()
                            : "A setting has a value of the wrong kind: " + e.getOriginalMessage(),
                    e);
        }
    }

    private ApiResponse view(int status, ServiceRoute route) {
        ServiceRoute now = router.routing().service(route.service().name());
        ServiceRoute shown = now == null ? route : now;
        Move move = moves.of(shown.service().name());
        return json(
                status,
                new PlacementView(
                        shown.service().name(),
                        shown.service().hosting().placement().wireName(),
                        shown.service().hosting().replicas(),
                        ReplicaNotes.counts(dispatcher.replicas(shown.hosted()), shown.hosted()),
                        move == null ? null : view(move)));
    }

    private static MoveView view(Move move) {
        return new MoveView(
                move.from().wireName(),
                move.target().placement().wireName(),
                move.state().name().toLowerCase(Locale.ROOT),
                move.reason(),
                move.startedMillis(),
                move.swappedMillis(),
                move.endedMillis());
    }

    private ApiResponse error(int status, String message) {
        return json(status, Map.of("Message", message));
    }

    private ApiResponse json(int status, Object value) {
        return new ApiResponse(
                status,
                Map.of("content-type", "application/json"),
                json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
    }
}
