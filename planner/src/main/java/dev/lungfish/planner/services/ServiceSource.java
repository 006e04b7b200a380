package dev.lungfish.planner.services;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.text.Nearest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where services are read from: manifests, a live cluster, a table.
public sealed interface ServiceSource permits ManifestSource, ClusterSource, CsvSource {

    /// What `--services` accepts.
    String FORMS = "k8s:PATH (k8s:- is standard input), cluster, cluster:CONTEXT or csv:FILE";

    /// Reads all services.
    ///
    /// @throws BadInput with everything that is wrong with the source
    Services read() throws BadInput;

    /// The source that a text names: `k8s:PATH`, `k8s:-`, `cluster`, `cluster:CONTEXT` or `csv:FILE`.
    ///
    /// @throws BadInput if it names none
    static ServiceSource parse(String text) throws BadInput {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return switch (scheme) {
            case "k8s" ->
                    new ManifestSource(needed(text, rest, "k8s:PATH, or k8s:- for standard input"));
            case "csv" -> new CsvSource(Path.of(needed(text, rest, "csv:FILE")));
            case "cluster" -> new ClusterSource(context(colon, rest));
            default -> throw unknown(scheme, text);
        };
    }

    private static BadInput unknown(String scheme, String text) {
        String meant =
                Nearest.to(scheme, List.of("k8s", "cluster", "csv"))
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse("");
        return new BadInput(
                "--services '%s' does not say what kind of source it is: write %s.%s"
                        .formatted(text, FORMS, meant));
    }

    private static @Nullable String context(int colon, String rest) throws BadInput {
        return colon < 0 ? null : needed("cluster:", rest, "cluster, or cluster:CONTEXT");
    }

    private static String needed(String text, String rest, String form) throws BadInput {
        if (rest.isBlank()) {
            throw new BadInput("--services '%s' is not complete: write %s.".formatted(text, form));
        }
        return rest;
    }
}
