package dev.lungfish.sandbox.runtime;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Ahead-of-time caches (JEP 514) of AWS's Java client, one per JDK that can have one. A start is faster with one and
/// the same without; what it lacks or does not fit, the JVM loads the usual way.
final class AotCaches {

    private static final System.Logger LOG = System.getLogger(AotCaches.class.getName());

    /// The first JDK that makes a cache in one step.
    private static final int FIRST_FEATURE = 25;

    private final RuntimeFiles files;

    AotCaches(RuntimeFiles files) {
        this.files = files;
    }

    /// The options that use the JDK's cache, with the JVM's complaints about it off; none while there is no cache.
    List<String> options(Jdk jdk) {
        Path cache = path(jdk);
        return Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
                : List.of();
    }

    /// Makes the JDK's cache unless it is there already or the JDK cannot have one. Takes some seconds.
    void create(Jdk jdk) {
        Path cache = path(jdk);
        if (jdk.feature() < FIRST_FEATURE || Files.exists(cache)) {
            return;
        }
        try {
            Path draft = Files.createTempDirectory(files.directory(), "aot");
            try {
                List<String> options = new JavaOptions(jdk, Map.of()).handler(files);
                Path made = AotTraining.run(jdk, options, draft);
                Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                try (var left = Files.list(draft)) {
                    left.forEach(file -> file.toFile().delete());
                }
                Files.delete(draft);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "No ahead-of-time cache for Java " + jdk.version(), e);
        }
    }

    /// Another installation of the same version has another cache; the JVM checks that it is its own.
    private Path path(Jdk jdk) {
        String place = Integer.toHexString(jdk.home().toString().hashCode());
        return files.file("java-" + jdk.version() + "-" + place + ".aot");
    }
}
