package dev.lungfish.cli.placement;

import dev.lungfish.cli.client.Json;
import dev.lungfish.core.service.Placement;
import dev.lungfish.server.api.PlacementView;
import dev.lungfish.server.catalog.ReplicaSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// What is to be different about where a service runs, and how.
///
/// @param placement null to leave it as it is
/// @param settings those that are to change, by the platform's names
public record PlacementChange(@Nullable Placement placement, Map<String, Object> settings) {

    /// Settings that allow each other setting whatever it may be at all.
    private static final ObjectNode WIDEST =
            Json.MAPPER
                    .<ObjectNode>valueToTree(ReplicaSettings.DEFAULT)
                    .put("maxReplicas", ReplicaSettings.MOST_REPLICAS)
                    .put("maxUnavailable", 1);

    /// Words of the platform that are options and keys of other names.
    private static final Map<String, String> WRITTEN =
            Map.of(
                    "slots", "replica-slots",
                    "queueSeconds", "queue-time",
                    "drainSeconds", "drain-time",
                    "startupSeconds", "startup-time",
                    "baseWindowSeconds", "base-window");

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])([A-Z])");

    public static final PlacementChange NONE = new PlacementChange(null, Map.of());

    /// @throws IllegalArgumentException with a sentence, if no service could run so
    public PlacementChange {
        settings = Map.copyOf(settings);
        check(settings);
    }

    private static void check(Map<String, Object> settings) {
        ObjectNode merged = WIDEST.deepCopy();
        settings.forEach((key, value) -> merged.set(key, Json.MAPPER.valueToTree(value)));
        try {
            Json.MAPPER.treeToValue(merged, ReplicaSettings.class);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(inOptions(reason(wrong)), wrong);
        }
    }

    private static String reason(JacksonException wrong) {
        return wrong.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : wrong.getOriginalMessage();
    }

    /// The platform's sentence in the words of the options: `min-replicas` for `minReplicas`.
    public static String inOptions(String sentence) {
        String said = sentence;
        for (String key : Json.MAPPER.valueToTree(ReplicaSettings.DEFAULT).propertyNames()) {
            said = said.replaceAll("\\b" + key + "\\b", WRITTEN.getOrDefault(key, kebab(key)));
        }
        return said;
    }

    private static String kebab(String key) {
        return CAPITAL.matcher(key)
                .replaceAll(found -> "-" + found.group().toLowerCase(Locale.ROOT));
    }

    public PlacementChange with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(key, value);
        return new PlacementChange(placement, more);
    }

    public boolean isEmpty() {
        return placement == null && settings.isEmpty();
    }

    /// Whether a service is as this asks already.
    public boolean describes(PlacementView view) {
        var current = Json.MAPPER.valueToTree(view.settings());
        boolean sameSettings =
                settings.entrySet().stream()
                        .allMatch(
                                setting ->
                                        Json.MAPPER
                                                .valueToTree(setting.getValue())
                                                .equals(current.get(setting.getKey())));
        return sameSettings && (placement == null || placement.wireName().equals(view.placement()));
    }

    /// As the platform's API takes it.
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (placement != null) {
            body.put("placement", placement.wireName());
        }
        if (!settings.isEmpty()) {
            body.put("settings", settings);
        }
        return body;
    }
}
