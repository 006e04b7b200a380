package dev.lungfish.sandbox.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Ahead-of-time caches of AWS's Java client, one per JDK that can have one; a start is faster with one, and the same without.
final class AotCaches {

    /// The first JDK that makes a cache in one step.
    private static final int FIRST_FEATURE = 25;

    private final Path directory;

    AotCaches(Path directory) {
        this.directory = directory;
    }

    /// The options that use a cache, silently ignored by the JVM where it does not fit; none while there is no cache.
    List<String> options(Jdk jdk) {
        Path cache = path(jdk);
        return canHaveOne(jdk) && Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
                : List.of();
    }

    static boolean canHaveOne(Jdk jdk) {
        return jdk.feature() >= FIRST_FEATURE;
    }

    /// Another build of the same version at the same place must not find it; the JVM checks that itself.
    Path path(Jdk jdk) {
        return directory.resolve("java-" + jdk.version() + ".aot");
    }
}
