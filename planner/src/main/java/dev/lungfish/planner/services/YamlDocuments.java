package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Problems;
import dev.lungfish.profiles.BoundedYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Takes a YAML or JSON text apart into its documents. One that cannot be read does not keep the others from being read.
final class YamlDocuments {

    private static final LoadSettings SETTINGS =
            BoundedYaml.settings()
                    .setSchema(new CoreSchema())
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .build();

    private final String where;
    private final String chart;
    private final Problems problems;
    private final List<Document> documents = new ArrayList<>();

    private YamlDocuments(String where, String chart, Problems problems) {
        this.where = where;
        this.chart = chart;
        this.problems = problems;
    }

    /// Reads a text.
    ///
    /// @param where how messages call it
    /// @param chart how one names the chart that it may be a template of
    static List<Document> read(String where, String chart, String text, Problems problems) {
        YamlDocuments reader = new YamlDocuments(where, chart, problems);
        reader.split(text);
        return reader.documents;
    }

    private void split(String text) {
        List<String> lines = (isJson(text) ? withoutTabs(text) : text).lines().toList();
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("---(\\s.*)?|\\.\\.\\.\\s*")) {
                document(lines, start, i);
                start = i + (lines.get(i).strip().length() == 3 ? 1 : 0);
            }
        }
        document(lines, start, lines.size());
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /// JSON may be indented with tabs, YAML not.
    private static String withoutTabs(String json) {
        return json.replaceAll("(?m)^\\t+", " ");
    }

    private void document(List<String> lines, int start, int end) {
        List<String> own = lines.subList(start, end);
        if (own.stream()
                .allMatch(line -> line.isBlank() || line.startsWith("%") || isComment(line))) {
            return;
        }
        try {
            Optional<Node> root =
                    BoundedYaml.composer(SETTINGS, String.join("\n", own)).getSingleNode();
            root.ifPresent(node -> checked(new Document(where, node, start)));
        } catch (BoundedYaml.Excess e) {
            problems.add(where, start + BoundedYaml.line(e), e.getProblem() + ".");
        } catch (MarkedYamlEngineException e) {
            unreadable(own, start, BoundedYaml.line(e), String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            unreadable(
                    own, start, 1, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private void checked(Document document) {
        OptionalInt template = Templates.line(document);
        if (template.isPresent()) {
            problems.add(where, template.getAsInt(), Templates.sentence(chart));
        } else {
            documents.add(document);
        }
    }

    private void unreadable(List<String> own, int start, int line, String problem) {
        OptionalInt template = Templates.line(own);
        if (template.isPresent() && template.getAsInt() <= line) {
            problems.add(where, start + template.getAsInt(), Templates.sentence(chart));
        } else {
            problems.add(where, start + line, "is not YAML: " + problem + ".");
        }
    }
}
