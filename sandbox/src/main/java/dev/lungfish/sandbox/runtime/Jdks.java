package dev.lungfish.sandbox.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The Java installations of this machine, found at the usual places.
final class Jdks {

    private final List<Jdk> found;

    private Jdks(List<Jdk> found) {
        this.found = found;
    }

    static Jdks of(Machine machine) {
        List<Path> homes = new ArrayList<>();
        String named = machine.environment().get("JAVA_HOME");
        if (named != null && !named.isEmpty()) {
            homes.add(Path.of(named));
        }
        homes.add(machine.javaHome());
        machine.find("java").flatMap(Jdks::homeOf).ifPresent(homes::add);
        homes.addAll(Machine.subdirectories(Path.of("/usr/lib/jvm")));
        String userHome = machine.environment().get("HOME");
        if (userHome != null) {
            homes.addAll(Machine.subdirectories(Path.of(userHome, ".sdkman/candidates/java")));
            homes.addAll(Machine.subdirectories(Path.of(userHome, ".jdks")));
        }
        return new Jdks(homes.stream().flatMap(home -> Jdk.at(home).stream()).distinct().toList());
    }

    /// The installation of exactly this feature number, else the lowest one above it.
    Optional<Jdk> atLeast(int feature) {
        return found.stream()
                .filter(jdk -> jdk.feature() >= feature)
                .min(Comparator.comparingInt(Jdk::feature));
    }

    private static Optional<Path> homeOf(Path java) {
        try {
            return Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
