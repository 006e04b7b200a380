package dev.lungfish.planner.services;

import dev.lungfish.planner.input.Problems;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads texts with manifests into an inventory. Keys that Kubernetes does not know do no harm; values that it would refuse are problems.
final class Manifests {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern LIST = Pattern.compile("(\\w*)List");

    private final Inventory inventory;
    private final Problems problems;
    private final Map<String, Document> seen = new HashMap<>();

    Manifests(Inventory inventory, Problems problems) {
        this.inventory = inventory;
        this.problems = problems;
    }

    /// Reads all documents of a text.
    ///
    /// @param where how messages call it
    /// @param chart how one names the chart that it may be a template of
    void read(String where, String chart, String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (Document document : YamlDocuments.read(where, chart, plain, problems)) {
            read(document, null);
        }
    }

    /// @param listed the kind of the list that it is an item of
    private void read(Document document, @Nullable Kind listed) {
        List<Document> items = document.items();
        Matcher list = LIST.matcher(String.valueOf(document.text("kind")));
        boolean isBare = document.text("kind") == null;
        Kind kind = isBare && listed != null ? listed : Kind.of(document);
        if (items != null && list.matches()) {
            Kind itemKind = Kind.of(list.group(1), document.text("apiVersion"));
            items.forEach(item -> read(item, itemKind));
        } else if (kind != null) {
            object(document, kind);
        } else {
            notRead(document);
        }
    }

    private void notRead(Document document) {
        String kind = document.text("kind");
        String version = document.text("apiVersion");
        if (kind != null && version != null) {
            inventory.leaveOut(Kind.isKnown(kind) ? kind + " of " + version : kind);
        } else if (kind != null && Kind.isKnown(kind)) {
            problem(document, "has no apiVersion; say which.", "kind");
        } else {
            inventory.noManifest(document.where());
        }
    }

    private void object(Document document, Kind kind) {
        try {
            Object plain = PlainValues.of(document, inventory::repeated);
            HasMetadata object = MAPPER.convertValue(plain, kind.type());
            if (object.getMetadata() == null || object.getMetadata().getName() == null) {
                problem(document, kind.name() + " has no metadata.name.", "metadata");
            } else if (isFirst(document, kind, object)) {
                inventory.add(object, document);
            }
        } catch (JacksonException e) {
            Object[] path = JacksonPath.of(e);
            String called = (kind.name() + " " + document.name()).strip();
            problem(document, called + ": " + JacksonPath.sentence(e), path);
        }
    }

    private boolean isFirst(Document document, Kind kind, HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        String name = object.getMetadata().getName();
        String key = kind.name() + " " + (namespace == null ? "" : namespace) + " " + name;
        Document first = seen.putIfAbsent(key, document);
        if (first != null) {
            problem(
                    document,
                    "The %s %s stands already at %s:%d; keep one, or say their namespaces."
                            .formatted(kind.name(), name, first.where(), nameLine(first)),
                    "metadata",
                    "name");
        }
        return first == null;
    }

    private static int nameLine(Document document) {
        return document.line("metadata", "name");
    }

    private void problem(Document document, String sentence, Object... path) {
        problems.add(document.where(), document.line(path), sentence);
    }
}
