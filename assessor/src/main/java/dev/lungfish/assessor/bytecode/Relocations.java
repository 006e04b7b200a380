package dev.lungfish.assessor.bytecode;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Prefixes under which a program brings libraries that its build has renamed, such as `wiremock/` before `org/eclipse/jetty`.
public final class Relocations {

    /// Fewer renamed classes than this may be a coincidence of names.
    private static final int FEWEST_CLASSES = 20;

    private final List<String> prefixes;

    private Relocations(List<String> prefixes) {
        this.prefixes = prefixes;
    }

    /// Finds them in the names of a program's own classes.
    ///
    /// @param isKnown whether a class belongs to a well-known library, by its internal name
    public static Relocations in(Collection<String> classNames, Predicate<String> isKnown) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : classNames) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                if (name.indexOf('/', slash + 1) > 0 && isKnown.test(name.substring(slash + 1))) {
                    counts.merge(name.substring(0, slash + 1), 1, Integer::sum);
                    break;
                }
            }
        }
        return new Relocations(
                counts.entrySet().stream()
                        .filter(count -> count.getValue() >= FEWEST_CLASSES)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
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
