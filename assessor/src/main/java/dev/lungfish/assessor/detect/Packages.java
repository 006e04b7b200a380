package dev.lungfish.assessor.detect;

import dev.lungfish.assessor.archive.Unit;
import dev.lungfish.assessor.bytecode.ClassPool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Which packages a program brings, and which of them it uses.
final class Packages {

    private final Map<String, Unit> units = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /// @param touched the classes that code which is reached names
    Packages(ClassPool pool, Set<String> touched) {
        for (Unit unit : pool.program().units()) {
            pool.originalPackages(unit)
                    .forEach(
                            name ->
                                    eachPackage(
                                            name,
                                            path -> units.merge(path, unit, Packages::preferred)));
        }
        touched.forEach(name -> eachPackage(pool.original(name), used::add));
    }

    /// The unit that has a package, or one below it.
    Optional<Unit> unitOf(String path) {
        return Optional.ofNullable(units.get(path));
    }

    /// What a build has added to a library's packages is not that library.
    private static Unit preferred(Unit one, Unit other) {
        return one.isApplication() && !other.isApplication() ? other : one;
    }

    boolean has(String path) {
        return units.containsKey(path);
    }

    /// Whether code that is reached names a class of it.
    boolean isUsed(String path) {
        return used.contains(path);
    }

    /// The package of a class, or one with a slash at its end, and all above it.
    static void eachPackage(String name, Consumer<String> consumer) {
        for (int slash = name.lastIndexOf('/');
                slash > 0;
                slash = name.lastIndexOf('/', slash - 1)) {
            consumer.accept(name.substring(0, slash));
        }
    }
}
