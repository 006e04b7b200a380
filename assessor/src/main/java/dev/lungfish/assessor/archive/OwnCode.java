package dev.lungfish.assessor.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells which packages and Maven groups are the program's own.
///
/// Its own are those that share their owner's segments with a class that the manifest names as the program's start,
/// with the Maven group of the program itself, or with classes that are certainly its own. A framework's launcher,
/// such as Spring Boot's, tells nothing.
final class OwnCode {

    private static final List<String> START_ATTRIBUTES =
            List.of("Start-Class", "Main-Class", "Main-Verticle");

    private final KnownLibraries known;
    private final Set<String> owners = new TreeSet<>();

    private OwnCode(KnownLibraries known) {
        this.known = known;
    }

    /// Learns it from how the program starts, and from what Maven calls it.
    ///
    /// @param coordinates the program's own; none where they are not known
    static OwnCode ofStart(
            Map<String, String> manifest, Optional<Coordinates> coordinates, KnownLibraries known) {
        OwnCode code = new OwnCode(known);
        for (String attribute : START_ATTRIBUTES) {
            String start = manifest.getOrDefault(attribute, "").strip().replace('.', '/');
            if (start.contains("/") && !known.isLauncher(start)) {
                code.owners.add(known.owner(FileNames.folder(start)));
            }
        }
        coordinates
                .filter(own -> own.group().contains("."))
                .ifPresent(own -> code.owners.add(known.owner(own.group().replace('.', '/'))));
        return code;
    }

    /// Learns it from how the program starts, and from units that are certainly its own. Packages of well-known
    /// libraries are not taken for its own, though it may have put a class there.
    static OwnCode of(
            Map<String, String> manifest, Collection<FileUnit> applications, KnownLibraries known) {
        OwnCode code = ofStart(manifest, Optional.empty(), known);
        for (FileUnit unit : applications) {
            code.owners.addAll(ofStart(Map.of(), unit.coordinates(), known).owners);
            unit.classNames().stream()
                    .map(FileNames::folder)
                    .filter(path -> path.contains("/") && known.library(path).isEmpty())
                    .forEach(path -> code.owners.add(known.owner(path)));
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
