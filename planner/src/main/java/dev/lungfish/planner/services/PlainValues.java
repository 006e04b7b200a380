package dev.lungfish.planner.services;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Turns a document into maps, lists, texts, whole numbers and truths. Keys without a value are left out; fractions and numbers beyond an
/// int stay as they are written.
/// Of a key that stands twice, the last value counts.
final class PlainValues {

    private final Document document;
    private final Consumer<String> repeated;

    private PlainValues(Document document, Consumer<String> repeated) {
        this.document = document;
        this.repeated = repeated;
    }

    /// @param repeated is told of each key that stands twice, and where
    static @Nullable Object of(Document document, Consumer<String> repeated) {
        return new PlainValues(document, repeated).value(document.root());
    }

    /// A node that stands within itself has no value.
    private @Nullable Object value(Node node) {
        if (node.isRecursive()) {
            return null;
        }
        return switch (node) {
            case MappingNode mapping -> map(mapping);
            case SequenceNode sequence -> {
                List<@Nullable Object> list = new ArrayList<>();
                sequence.getValue().forEach(item -> list.add(value(item)));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> null;
        };
    }

    private Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !key.getValue().equals("<<")) {
                Object value = value(tuple.getValueNode());
                if (value != null && map.put(key.getValue(), value) != null) {
                    repeated.accept(
                            "'%s' in %s:%d"
                                    .formatted(
                                            key.getValue(), document.where(), document.line(key)));
                }
            }
        }
        mapping.getValue().forEach(tuple -> merge(tuple, map));
        return map;
    }

    /// What `<<: *anchor` brings in does not replace what stands there.
    private void merge(NodeTuple tuple, Map<String, Object> map) {
        if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("<<")) {
            Object brought = value(tuple.getValueNode());
            for (Object one :
                    brought instanceof List<?> several ? several : Arrays.asList(brought)) {
                if (one instanceof Map<?, ?> other) {
                    other.forEach((name, value) -> map.putIfAbsent(name.toString(), value));
                }
            }
        }
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue().toLowerCase(Locale.ROOT));
        }
        return tag.equals(Tag.INT) ? number(scalar.getValue()) : scalar.getValue();
    }

    private static Object number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
