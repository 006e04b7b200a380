package dev.lungfish.assessor.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Names of types as rules write them: `shop.Orders` is that type, `shop.*` all that begin so.
public final class TypeNames implements Predicate<String> {

    private final Set<String> exact = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();

    public TypeNames(Collection<String> written) {
        for (String name : written) {
            String internal = name.replace('.', '/');
            if (internal.endsWith("*")) {
                prefixes.add(internal.substring(0, internal.length() - 1));
            } else {
                exact.add(internal);
            }
        }
    }

    /// Whether a type is meant, by its internal name.
    @Override
    public boolean test(String internalName) {
        return exact.contains(internalName) || prefixes.stream().anyMatch(internalName::startsWith);
    }
}
