package dev.lungfish.cli.deploy;

import dev.lungfish.cli.placement.Word;
import dev.lungfish.text.Nearest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Says what is wrong in a manifest, and where.
final class ManifestErrors {

    private ManifestErrors() {}

    /// `lungfish.yaml:7: unknown key 'handlr'; did you mean 'handler'?`
    static String sentence(Path file, byte[] yaml, JacksonException wrong) {
        TokenStreamLocation known = wrong.getLocation();
        int line =
                known == null || known.getLineNr() < 1
                        ? lineOf(yaml, pointer(wrong))
                        : known.getLineNr();
        return (line > 0 ? "%s:%d: ".formatted(file, line) : file + ": ") + problem(wrong);
    }

    /// Jackson no longer knows where it read a key that a record has no component for.
    private static int lineOf(byte[] yaml, String pointer) {
        try (JsonParser parser = YAMLMapper.shared().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String here = parser.streamReadContext().pathAsPointer().toString();
                if (token == JsonToken.PROPERTY_NAME && here.equals(pointer)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 0;
        }
    }

    private static String pointer(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(step -> "/" + step.getPropertyName())
                .collect(Collectors.joining());
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
        String remedy =
                Nearest.to(written, known)
                        .map("did you mean '%s'?"::formatted)
                        .orElseGet(() -> "the keys here are " + String.join(", ", known) + ".");
        return "unknown key '%s'; %s".formatted(written, remedy);
    }

    private static List<String> names(Collection<Object> ids) {
        return ids.stream().map(Object::toString).sorted().toList();
    }

    private static String wrongType(MismatchedInputException mismatch) {
        if (mismatch.getPath().isEmpty()) {
            return "a manifest starts with 'services:' and has a block of keys under it.";
        }
        Class<?> wanted = mismatch.getTargetType();
        String kind = "a block of keys";
        if (wanted == Integer.class) {
            kind = "a whole number";
        } else if (wanted == Boolean.class) {
            kind = "true or false";
        } else if (wanted == String.class) {
            kind = "text";
        } else if (wanted == Duration.class) {
            kind = "whole seconds, minutes or hours, like 30s or 10m";
        } else if (wanted.isEnum() && mismatch instanceof InvalidFormatException word) {
            kind = Word.choice(String.valueOf(word.getValue()), wanted);
        }
        String key = pointer(mismatch).substring(1).replace('/', '.');
        return "'%s' must be %s%s".formatted(key, kind, kind.endsWith("?") ? "" : ".");
    }
}
