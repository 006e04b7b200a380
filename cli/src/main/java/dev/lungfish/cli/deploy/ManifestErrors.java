package dev.lungfish.cli.deploy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong in a manifest, and where.
final class ManifestErrors {

    private ManifestErrors() {}

    /// `lungfish.yaml:7: unknown key 'handlr'; did you mean 'handler'?`
    static String sentence(Path file, JacksonException wrong) {
        return place(file, wrong.getLocation()) + problem(wrong);
    }

    private static String place(Path file, TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? file + ": "
                : "%s:%d: ".formatted(file, location.getLineNr());
    }

    private static String problem(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown -> unknownKey(unknown);
            case MismatchedInputException mismatch -> wrongType(mismatch);
            default ->
                    "this is not valid YAML: %s."
                            .formatted(wrong.getOriginalMessage().lines().findFirst().orElse(""));
        };
    }

    private static String unknownKey(UnrecognizedPropertyException unknown) {
        String written = unknown.getPropertyName();
        List<String> known = names(unknown.getKnownPropertyIds());
        return Nearest.to(written, known)
                .map("unknown key '%s'; did you mean '%%s'?".formatted(written)::formatted)
                .orElseGet(
                        () ->
                                "unknown key '%s'; the keys here are %s."
                                        .formatted(written, String.join(", ", known)));
    }

    private static List<String> names(Collection<Object> ids) {
        return ids.stream().map(Object::toString).sorted().toList();
    }

    private static String wrongType(MismatchedInputException mismatch) {
        String path =
                mismatch.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .collect(Collectors.joining("."));
        Class<?> wanted = mismatch.getTargetType();
        String kind =
                wanted == Integer.class
                        ? "a whole number"
                        : wanted == Boolean.class
                                ? "true or false"
                                : wanted == String.class ? "text" : "a block of keys";
        return "'%s' must be %s.".formatted(path, kind);
    }
}
