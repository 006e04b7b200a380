package dev.lungfish.cli.placement;

import dev.lungfish.cli.terminal.Times;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// A length of time like `30s` or `10m`, in seconds, which a setting of the replicas is counted in.
final class WholeSeconds implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }

    private static int parse(String text) {
        Duration time = Times.parse(text);
        if (!time.equals(Duration.ofSeconds(time.toSeconds()))
                || time.toSeconds() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "'%s' is not a whole number of seconds, like 1s".formatted(text));
        }
        return (int) time.toSeconds();
    }

    /// The same in a manifest.
    static final class Key extends StdDeserializer<Integer> {

        Key() {
            super(Integer.class);
        }

        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return parse(text);
            } catch (IllegalArgumentException wrong) {
                throw context.weirdStringException(text, Duration.class, wrong.getMessage());
            }
        }
    }
}
