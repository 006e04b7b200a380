package dev.lungfish.server.store;

import dev.lungfish.server.catalog.FunctionUrl;
import dev.lungfish.server.catalog.Hosting;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Columns that hold JSON.
final class JsonColumn {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private JsonColumn() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static @Nullable String writeNullable(@Nullable Object value) {
        return value == null ? null : write(value);
    }

    static Configuration configuration(String json) {
        return MAPPER.readValue(json, Configuration.class);
    }

    static SortedMap<String, Double> weights(String json) {
        return MAPPER.readValue(json, new TypeReference<TreeMap<String, Double>>() {});
    }

    static FunctionUrl.@Nullable Cors cors(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, FunctionUrl.Cors.class);
    }

    static Hosting hosting(@Nullable String json) {
        return json == null ? Hosting.DEFAULT : MAPPER.readValue(json, Hosting.class);
    }

    static List<PolicyStatement> statements(String json) {
        return MAPPER.readValue(json, new TypeReference<List<PolicyStatement>>() {});
    }
}
