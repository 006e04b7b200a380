package dev.lungfish.assessor.sign;

import dev.lungfish.assessor.rule.Shipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Well-known libraries by their packages. What they do is known, so that calls into them need not be followed.
public final class KnownLibraries {

    private final Map<String, String> names = new HashMap<>();

    private KnownLibraries() {}

    /// The libraries that Lungfish knows.
    public static KnownLibraries shipped() {
        KnownLibraries known = new KnownLibraries();
        for (KnownLibrary library : List.of(Shipped.read("libraries.yaml", KnownLibrary[].class))) {
            for (String name : library.packages()) {
                known.names.put(name.replace('.', '/'), library.name());
            }
        }
        return known;
    }

    /// The library that a class belongs to, by the longest package that is known.
    public Optional<String> of(String internalName) {
        for (int slash = internalName.lastIndexOf('/');
                slash > 0;
                slash = internalName.lastIndexOf('/', slash - 1)) {
            String name = names.get(internalName.substring(0, slash));
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /// A library as it is written.
    record KnownLibrary(String name, List<String> packages) {}
}
