package dev.lungfish.cli.placement;

import dev.lungfish.core.service.Placement;
import dev.lungfish.server.catalog.ReplicaSettings;
import dev.lungfish.text.Nearest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// One of a few words, as an option's value; shells complete it.
public abstract class Word<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

    private final Class<E> words;

    Word(Class<E> words) {
        this.words = words;
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> of(word).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not %s".formatted(text, choice(text, words))));
    }

    @Override
    public Iterator<String> iterator() {
        return all(words).iterator();
    }

    /// How people and the platform write it.
    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// `one of hpa, kpa`, and which of them someone who wrote `text` probably meant.
    public static String choice(String text, Class<?> words) {
        String nearest =
                Nearest.to(text.toLowerCase(Locale.ROOT), all(words))
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("");
        return "one of " + String.join(", ", all(words)) + nearest;
    }

    private static List<String> all(Class<?> words) {
        return Arrays.stream(words.getEnumConstants()).map(word -> of((Enum<?>) word)).toList();
    }

    /// Where a service runs.
    public static final class Where extends Word<Placement> {
        Where() {
            super(Placement.class);
        }
    }

    static final class Algorithm extends Word<ReplicaSettings.Algorithm> {
        Algorithm() {
            super(ReplicaSettings.Algorithm.class);
        }
    }

    static final class Metric extends Word<ReplicaSettings.Metric> {
        Metric() {
            super(ReplicaSettings.Metric.class);
        }
    }

    static final class Network extends Word<ReplicaSettings.NetworkAccess> {
        Network() {
            super(ReplicaSettings.NetworkAccess.class);
        }
    }
}
