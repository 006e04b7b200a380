package dev.lungfish.assessor.bytecode;

import dev.lungfish.assessor.archive.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Prefixes under which a program brings libraries that its build has renamed, such as `wiremock/` before `org/eclipse/jetty`.
public final class Relocations {

    /// Fewer renamed classes than this may be a coincidence of names.
    private static final int FEWEST_CLASSES = 20;

    private final List<String> prefixes;

    private Relocations(List<String> prefixes) {
        this.prefixes = prefixes;
    }

    /// Finds them in a program's packages.
    ///
    /// @param isKnown whether a class, or a package with a slash at its end, belongs to a well-known library
    static Relocations in(Collection<Unit> units, Predicate<String> isKnown) {
        Map<String, Integer> counts = new HashMap<>();
        for (Unit unit : units) {
            unit.packages()
                    .forEach(
                            (path, classes) -> {
                                if (!isKnown.test(path)) {
                                    prefix(path, isKnown)
                                            .ifPresent(
                                                    prefix ->
                                                            counts.merge(
                                                                    prefix, classes, Integer::sum));
                                }
                            });
        }
        return new Relocations(
                counts.entrySet().stream()
                        .filter(count -> count.getValue() >= FEWEST_CLASSES)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    private static Optional<String> prefix(String path, Predicate<String> isKnown) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (path.indexOf('/', slash + 1) > 0 && isKnown.test(path.substring(slash + 1))) {
                return Optional.of(path.substring(0, slash + 1));
            }
        }
        return Optional.empty();
    }

    /// The name that a class had before it was renamed.
    public String original(String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }
}
