package dev.lungfish.assessor.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells which packages and Maven groups are the program's own.
///
/// Its own are those that share their owner's segments with a class that the manifest names as the program's start,
/// or with the Maven group of the program itself. A framework's launcher, such as Spring Boot's, tells nothing.
final class OwnCode {

    private static final List<String> START_ATTRIBUTES =
            List.of("Start-Class", "Main-Class", "Main-Verticle");

    private final KnownLibraries known;
    private final Set<String> owners = new TreeSet<>();

    private OwnCode(KnownLibraries known) {
        this.known = known;
    }

    /// Learns it.
    ///
    /// @param own the program's own coordinates; none where they are not known
    static OwnCode of(
            Map<String, String> manifest, Collection<Coordinates> own, KnownLibraries known) {
        OwnCode code = new OwnCode(known);
        for (String attribute : START_ATTRIBUTES) {
            String start = manifest.getOrDefault(attribute, "").strip().replace('.', '/');
            if (start.contains("/") && !known.isLauncher(start)) {
                code.owners.add(known.owner(FileNames.folder(start)));
            }
        }
        for (Coordinates coordinates : own) {
            if (coordinates.group().contains(".")) {
                code.owners.add(known.owner(coordinates.group().replace('.', '/')));
            }
        }
        return code;
    }

    /// Whether a package is the program's.
    boolean owns(String packagePath) {
        return packagePath.isEmpty()
                || owners.contains(packagePath)
                || owners.contains(known.owner(packagePath))
                || owners.stream().anyMatch(owner -> packagePath.startsWith(owner + "/"));
    }

    /// Whether nothing is known, or nothing of it is among these packages.
    boolean isUnknownAmong(Collection<String> packages) {
        return packages.stream().noneMatch(path -> !path.isEmpty() && owns(path));
    }

    /// Whether a library is the program's own: one of its modules, packed as a jar.
    boolean ownsLibrary(FileUnit library) {
        if (owners.isEmpty() || library.classNames().isEmpty()) {
            return false;
        }
        List<String> groups = new ArrayList<>();
        library.coordinates().ifPresent(own -> groups.add(own.group().replace('.', '/')));
        groups.removeIf(String::isEmpty);
        return groups.stream().anyMatch(this::owns)
                || library.classNames().stream()
                        .allMatch(name -> name.contains("/") && owns(FileNames.folder(name)));
    }
}
