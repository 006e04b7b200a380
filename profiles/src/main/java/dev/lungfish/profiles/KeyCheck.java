package dev.lungfish.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lungfish.text.Nearest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Compares a text's keys with the records it is for, before it is bound to them: only here does one know the line of a key that nobody
/// knows, or of the section that lacks one.
final class KeyCheck {

    /// A mistake and its line.
    record Mistake(int line, String message) {}

    private final JsonParser parser;

    private KeyCheck(JsonParser parser) {
        this.parser = parser;
    }

    /// The first mistake in what a parser will read.
    static Optional<Mistake> check(JsonParser parser, Class<?> type) {
        return parser.nextToken() == null
                ? Optional.of(new Mistake(1, "the file is empty."))
                : new KeyCheck(parser).value(type, "");
    }

    /// Checks the value that the parser stands on and leaves the parser on its last token.
    private Optional<Mistake> value(@Nullable Type type, String path) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return type instanceof Class<?> named && named.isRecord()
                    ? record(named, path)
                    : map(argument(type, Map.class, 1), path);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return list(argument(type, List.class, 0), path);
        }
        return Optional.empty();
    }

    /// The type of the elements of a list or a map; null where there is nothing to check in them.
    private static @Nullable Type argument(@Nullable Type type, Class<?> raw, int index) {
        return type instanceof ParameterizedType generic && generic.getRawType() == raw
                ? generic.getActualTypeArguments()[index]
                : null;
    }

    private Optional<Mistake> record(Class<?> type, String path) {
        int start = line();
        Map<String, RecordComponent> components = components(type);
        TreeSet<String> missing = new TreeSet<>();
        components.forEach(
                (key, component) -> {
                    if (!isNullable(component)) {
                        missing.add(key);
                    }
                });
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            RecordComponent component = components.get(key);
            if (component == null) {
                return Optional.of(unknown(key, components));
            }
            int line = line();
            if (parser.nextToken() == JsonToken.VALUE_NULL && missing.contains(key)) {
                return Optional.of(new Mistake(line, "'" + path + key + "' has no value."));
            }
            missing.remove(key);
            Optional<Mistake> within = value(component.getGenericType(), path + key + ".");
            if (within.isPresent()) {
                return within;
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Mistake(start, "the key '" + path + missing.first() + "' is missing."));
    }

    private Optional<Mistake> map(@Nullable Type type, String path) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            Optional<Mistake> within = value(type, path + key + ".");
            if (within.isPresent()) {
                return within;
            }
        }
        return Optional.empty();
    }

    private Optional<Mistake> list(@Nullable Type type, String path) {
        String list = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            Optional<Mistake> within = value(type, list + "[" + index + "].");
            if (within.isPresent()) {
                return within;
            }
        }
        return Optional.empty();
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        Map<String, RecordComponent> components = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
            String key = given == null ? snakeCase(component.getName()) : given.value();
            components.put(key, component);
        }
        return components;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Mistake unknown(String key, Map<String, RecordComponent> known) {
        String nearest =
                Nearest.to(key, known.keySet())
                        .map(near -> "Did you mean '" + near + "'? ")
                        .orElse("");
        return new Mistake(
                line(),
                "unknown key '%s'. %sKnown here: %s."
                        .formatted(key, nearest, String.join(", ", known.keySet())));
    }
}
