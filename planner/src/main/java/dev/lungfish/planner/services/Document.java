package dev.lungfish.planner.services;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One document of a YAML file, or one item of a list in it.
///
/// @param linesBefore how many lines of the file come before the text that was parsed
record Document(String where, Node root, int linesBefore) implements Place {

    @Override
    public int line(Object... path) {
        Node node = root;
        int line = line(root);
        for (Object step : path) {
            Node next = step(node, step);
            if (next == null) {
                break;
            }
            line = keyLine(node, step, next);
            node = next;
        }
        return line;
    }

    /// The text of a scalar at the top of the document.
    @Nullable String text(String key) {
        return step(root, key) instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /// The object's name; empty where it has none.
    String name() {
        Node metadata = step(root, "metadata");
        return metadata != null && step(metadata, "name") instanceof ScalarNode name
                ? name.getValue()
                : "";
    }

    /// The items of a list, each a document of its own; null where it has no items.
    @Nullable List<Document> items() {
        return step(root, "items") instanceof SequenceNode items
                ? items.getValue().stream()
                        .map(item -> new Document(where, item, linesBefore))
                        .toList()
                : null;
    }

    /// Where a node begins.
    int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1) + linesBefore;
    }

    private static @Nullable Node step(Node node, Object step) {
        return switch (node) {
            case MappingNode mapping when step instanceof String key -> {
                NodeTuple tuple = tuple(mapping, key);
                yield tuple == null ? null : tuple.getValueNode();
            }
            case SequenceNode sequence when step instanceof Integer index ->
                    index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
            default -> null;
        };
    }

    private int keyLine(Node node, Object step, Node value) {
        NodeTuple tuple =
                node instanceof MappingNode mapping ? tuple(mapping, step.toString()) : null;
        return line(tuple == null ? value : tuple.getKeyNode());
    }

    private static @Nullable NodeTuple tuple(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue().reversed()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
                return tuple;
            }
        }
        return null;
    }
}
