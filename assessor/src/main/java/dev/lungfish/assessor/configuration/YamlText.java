package dev.lungfish.assessor.configuration;

import dev.lungfish.profiles.BoundedYaml;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the documents of a YAML file into keys with dots, as Spring does: `servers[0].port`. Values are as they are
/// written, never interpreted.
final class YamlText {

    private static final int MOST_DEPTH = 50;
    private static final String TOO_DEEP = "has values deeper than " + MOST_DEPTH + " levels";
    private static final String MERGE = "<<";
    private static final LoadSettings SETTINGS = BoundedYaml.settings().build();

    private final SettingCollector collector;
    private boolean isTooDeep;

    private YamlText(SettingCollector collector) {
        this.collector = collector;
    }

    /// Reads all documents, up to the first that is no YAML.
    static void read(String text, SettingCollector collector) {
        YamlText yaml = new YamlText(collector);
        try {
            BoundedYaml.composer(SETTINGS, text)
                    .forEachRemaining(document -> yaml.walk("", document, 0));
        } catch (BoundedYaml.Excess e) {
            collector.gap(BoundedYaml.line(e), e.getProblem());
        } catch (MarkedYamlEngineException e) {
            collector.gap(BoundedYaml.line(e), "is no YAML");
        } catch (YamlEngineException e) {
            collector.gap(0, "is no YAML");
        }
    }

    private boolean walk(String key, Node node, int depth) {
        if (depth > MOST_DEPTH) {
            if (!isTooDeep) {
                collector.gap(line(node), TOO_DEEP);
            }
            isTooDeep = true;
            return true;
        }
        return switch (node) {
            case MappingNode mapping -> walkAll(key, mapping.getValue(), depth);
            case SequenceNode sequence -> walkEach(key, sequence.getValue(), depth);
            case ScalarNode scalar -> collector.add(key, scalar.getValue(), line(node));
            default -> true;
        };
    }

    private boolean walkAll(String key, List<NodeTuple> tuples, int depth) {
        for (NodeTuple tuple : tuples) {
            String name = tuple.getKeyNode() instanceof ScalarNode plain ? plain.getValue() : "?";
            boolean isOwn = name.equals(MERGE) || name.isEmpty() || name.equals("~");
            String inner = isOwn ? key : key.isEmpty() ? name : key + "." + name;
            if (!walk(inner, tuple.getValueNode(), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean walkEach(String key, List<Node> nodes, int depth) {
        for (int i = 0; i < nodes.size(); i++) {
            if (!walk(key + "[" + i + "]", nodes.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static int line(Node node) {
        Optional<Mark> mark = node.getStartMark();
        return mark.map(Mark::getLine).orElse(-1) + 1;
    }
}
