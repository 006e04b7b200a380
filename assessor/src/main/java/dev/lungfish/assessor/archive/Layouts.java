package dev.lungfish.assessor.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds the program and its libraries in one archive or folder.
final class Layouts {

    private static final String BOOT = "BOOT-INF";
    private static final String WEB = "WEB-INF";

    private final Reading reading;
    private final KnownLibraries known = KnownLibraries.SHIPPED;

    Layouts(Reading reading) {
        this.reading = reading;
    }

    /// What a tree holds, whichever layout it has.
    Contents read(FileTree tree) throws IOException {
        Map<String, String> manifest = Manifests.read(tree, reading.gaps());
        if (tree.hasFolder(BOOT)) {
            return packaged(tree, manifest, BOOT, Program.Layout.SPRING_BOOT);
        }
        if (tree.hasFolder(WEB)) {
            return packaged(tree, manifest, WEB, Program.Layout.WAR);
        }
        return plain(tree, manifest);
    }

    /// Spring Boot and WAR: classes in one folder, jars in others.
    private Contents packaged(
            FileTree tree, Map<String, String> manifest, String folder, Program.Layout layout) {
        OwnCode own = OwnCode.of(manifest, own(tree, tree.files()).stream().toList(), known);
        FileTree classes = tree.folder(folder + "/classes");
        SequencedMap<String, StoredFile> jars = new LinkedHashMap<>();
        jars.putAll(tree.jars(folder + "/lib"));
        jars.putAll(tree.jars(folder + "/lib-provided"));
        List<FileUnit> units = new ArrayList<>();
        units.add(new FileUnit(classes.name(), own(tree, tree.files()), true, classes.files()));
        units.addAll(reading.libraries(ClassPathIndex.sort(tree, jars), own));
        launcher(tree, folder, jars).ifPresent(units::add);
        return new Contents(layout, FileNames.program(tree.name()), manifest, units);
    }

    /// What lies beside: Spring Boot's loader, and the files of a web program.
    private Optional<FileUnit> launcher(
            FileTree tree, String folder, Map<String, StoredFile> jars) {
        SequencedMap<String, StoredFile> rest = new LinkedHashMap<>(tree.files());
        rest.keySet().removeAll(jars.keySet());
        rest.keySet().removeIf(path -> path.startsWith(folder + "/classes/"));
        Optional<Coordinates> loader =
                rest.keySet().stream()
                        .filter(FileUnit::isClass)
                        .findFirst()
                        .flatMap(path -> known.library(FileNames.folder(path)));
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileUnit(tree.name(), loader, false, rest));
    }

    private Optional<Coordinates> own(FileTree tree, Map<String, StoredFile> files) {
        return MavenFiles.ofProgram(tree.name(), MavenFiles.read(files), known);
    }

    /// A jar or a folder of classes, in which libraries may be merged or lie as jars in `lib`.
    private Contents plain(FileTree tree, Map<String, String> manifest) {
        SequencedMap<String, StoredFile> files =
                new LinkedHashMap<>(MultiRelease.files(tree, manifest));
        SequencedMap<String, StoredFile> jars = tree.jars("lib");
        files.keySet().removeAll(jars.keySet());
        Optional<Coordinates> coordinates = own(tree, files);
        OwnCode own = OwnCode.of(manifest, coordinates.stream().toList(), known);
        List<FileUnit> units =
                new ArrayList<>(MergedJar.units(tree.name(), coordinates, files, own, known));
        units.addAll(reading.libraries(jars, own));
        return new Contents(
                layout(tree, manifest), FileNames.program(tree.name()), manifest, units);
    }

    private static Program.Layout layout(FileTree tree, Map<String, String> manifest) {
        if (manifest.getOrDefault("Main-Class", "").startsWith("io.quarkus.")) {
            return Program.Layout.QUARKUS;
        }
        return tree.isArchive() ? Program.Layout.JAR : Program.Layout.FOLDER;
    }
}
