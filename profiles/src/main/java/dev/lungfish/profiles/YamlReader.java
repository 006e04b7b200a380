package dev.lungfish.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads YAML into records, strictly: every key must be known and stand once, every component must have a value, unless its type is
/// `@Nullable`, and numbers are taken as they are written, never through floating point. Keys are the components' names in snake case.
public final class YamlReader {

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final Pattern SYNTAX_LINE =
            Pattern.compile("^ in reader, line (\\d+), column", Pattern.MULTILINE);

    private YamlReader() {}

    /// Reads a file.
    ///
    /// @throws YamlException if it is not there, cannot be read, or is not what the type needs
    public static <T> T read(Path file, Class<T> type) throws YamlException {
        try {
            return read(file.toString(), Files.readString(file), type);
        } catch (NoSuchFileException e) {
            throw new YamlException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new YamlException(file + " cannot be read: " + e, e);
        }
    }

    /// Reads a text.
    ///
    /// @param name how messages call it
    /// @throws YamlException if it is not what the type needs
    public static <T> T read(String name, String text, Class<T> type) throws YamlException {
        try {
            checkKeys(name, text, type);
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new YamlException(name + position(e) + ": " + problem(e), e);
        }
    }

    private static void checkKeys(String name, String text, Class<?> type) throws YamlException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            Optional<KeyCheck.Mistake> mistake = KeyCheck.check(parser, type);
            if (mistake.isPresent()) {
                String message = name + ":" + mistake.get().line() + ": " + mistake.get().message();
                throw new YamlException(message, null);
            }
        }
    }

    /// A mistake in the YAML itself is where the construct begins that the parser could not read; any other is where the token stands.
    private static String position(JacksonException e) {
        Optional<String> line =
                SYNTAX_LINE
                        .matcher(e.getOriginalMessage())
                        .results()
                        .findFirst()
                        .map(match -> match.group(1));
        TokenStreamLocation location = e.getLocation();
        if (line.isEmpty() && location != null && location.getLineNr() > 0) {
            line = Optional.of(String.valueOf(location.getLineNr()));
        }
        return line.map(number -> ":" + number).orElse("");
    }

    private static String problem(JacksonException e) {
        String where = path(e.getPath());
        String prefix = where.isEmpty() ? "" : where + ": ";
        if (e instanceof DatabindException
                && e.getCause() instanceof IllegalArgumentException own) {
            return prefix + own.getMessage() + ".";
        }
        return prefix + withoutText(e.getOriginalMessage());
    }

    /// The parser's messages quote the text, which may be a secret's.
    private static String withoutText(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private static String path(List<Reference> path) {
        return path.stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
