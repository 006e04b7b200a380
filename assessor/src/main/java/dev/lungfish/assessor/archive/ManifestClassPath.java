package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the jars and folders that manifests name beside a jar.
///
/// Format: the JAR File Specification, "Class-Path Attribute".
final class ManifestClassPath {

    private static final String ATTRIBUTE = "Class-Path";

    private final Reading reading;
    private final Set<Path> seen = new LinkedHashSet<>();
    private final List<FileTree> found = new ArrayList<>();

    ManifestClassPath(Reading reading) {
        this.reading = reading;
    }

    /// Opens all that a jar's manifest names, and what their manifests name, in the order in which a JVM searches them.
    /// Those that are not there are said, unless a library names them: many name what nobody needs.
    List<FileTree> open(Path jar, Map<String, String> manifest) {
        seen.add(jar.toAbsolutePath().normalize());
        List<String> missing = new ArrayList<>();
        follow(jar, manifest, missing);
        reading.gaps()
                .add(
                        "the class path of the manifest of " + jar.getFileName(),
                        missing,
                        " is not there beside it, so what it holds was not looked at");
        return found;
    }

    private void follow(Path jar, Map<String, String> manifest, List<String> missing) {
        for (String entry : manifest.getOrDefault(ATTRIBUTE, "").strip().split("\\s+", -1)) {
            if (!entry.isEmpty()) {
                open(jar, entry, missing);
            }
        }
    }

    private void open(Path jar, String entry, List<String> missing) {
        Path file;
        try {
            URI address = URI.create(entry);
            if (address.isAbsolute() || entry.startsWith("/")) {
                missing.add(entry);
                return;
            }
            file = jar.toAbsolutePath().resolveSibling(address.getPath()).normalize();
        } catch (IllegalArgumentException e) {
            missing.add(entry);
            return;
        }
        if (!Files.exists(file)) {
            missing.add(entry);
        } else if (seen.add(file)) {
            open(file);
        }
    }

    private void open(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            FileTree tree =
                    Files.isDirectory(file) ? reading.folder(name, file) : reading.archive(file);
            found.add(tree);
            follow(file, Manifests.read(tree, reading.gaps()), new ArrayList<>());
        } catch (IOException e) {
            reading.gap(name, e);
        }
    }
}
