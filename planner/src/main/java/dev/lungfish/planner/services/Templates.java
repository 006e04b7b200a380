package dev.lungfish.planner.services;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Finds what a Helm chart has left to be filled in: `{{ ... }}`.
final class Templates {

    /// Texts of the program's own, in which braces mean something else.
    private static final Set<String> OWN =
            Set.of("annotations", "args", "command", "data", "env", "binaryData", "stringData");

    private Templates() {}

    static String sentence(String chart) {
        return "is a Helm template ({{ ... }}) that must be rendered first: helm template "
                + chart
                + " | lungfish plan --services k8s:-";
    }

    /// The first line of a text that has one.
    static OptionalInt line(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("{{") && !lines.get(i).stripLeading().startsWith("#")) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    /// The line of one in a document that is YAML all the same.
    static OptionalInt line(Document document) {
        return line(document, document.root(), Kind.of(document) != null);
    }

    private static OptionalInt line(Document document, Node node, boolean inTexts) {
        if (node.isRecursive()) {
            return OptionalInt.empty();
        }
        return switch (node) {
            case ScalarNode scalar when inTexts && scalar.getValue().contains("{{") ->
                    OptionalInt.of(document.line(scalar));
            case MappingNode mapping -> inMapping(document, mapping, inTexts);
            case SequenceNode sequence ->
                    sequence.getValue().stream()
                            .map(item -> line(document, item, inTexts))
                            .filter(OptionalInt::isPresent)
                            .findFirst()
                            .orElse(OptionalInt.empty());
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt inMapping(Document document, MappingNode mapping, boolean inTexts) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                return OptionalInt.of(document.line(tuple.getKeyNode()));
            }
            boolean own = OWN.contains(key.getValue());
            OptionalInt found = line(document, tuple.getValueNode(), inTexts && !own);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalInt.empty();
    }
}
