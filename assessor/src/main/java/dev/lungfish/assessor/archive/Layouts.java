package dev.lungfish.assessor.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

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
    Contents read(FileTree tree) {
        Map<String, String> manifest = Manifests.read(tree, reading.gaps());
        if (tree.hasFolder(BOOT)) {
            return packaged(tree, manifest, BOOT, Program.Layout.SPRING_BOOT);
        }
        if (tree.hasFolder(WEB)) {
            return packaged(tree, manifest, WEB, Program.Layout.WAR);
        }
        return plain(tree, manifest);
    }

    /// Spring Boot and WAR: classes in one folder, jars in others, and beside them what starts them or is shown to
    /// browsers.
    private Contents packaged(
            FileTree tree, Map<String, String> manifest, String folder, Program.Layout layout) {
        SequencedMap<String, StoredFile> jars = tree.jars(folder + "/lib");
        jars.putAll(tree.jars(folder + "/lib-provided"));
        FileUnit classes = classes(tree, folder + "/classes");
        OwnCode own = OwnCode.of(manifest, List.of(classes), known);
        SequencedMap<String, StoredFile> beside = new LinkedHashMap<>(tree.files());
        beside.keySet().removeAll(jars.keySet());
        beside.keySet().removeIf(path -> path.startsWith(classes.name() + "/"));
        List<FileUnit> units = new ArrayList<>();
        units.add(classes);
        units.add(
                new FileUnit(
                        tree.name(),
                        Optional.empty(),
                        true,
                        only(beside, path -> !FileUnit.isClass(path))));
        units.addAll(reading.libraries(ClassPathIndex.sort(tree, jars), own));
        units.add(loader(tree.name(), only(beside, FileUnit::isClass)));
        units.removeIf(FileUnit::isEmpty);
        return new Contents(layout, FileNames.program(tree.name()), manifest, units);
    }

    private FileUnit classes(FileTree tree, String folder) {
        return new FileUnit(
                folder, coordinates(tree, tree.files()), true, tree.folder(folder).files());
    }

    private static SequencedMap<String, StoredFile> only(
            Map<String, StoredFile> files, Predicate<String> isKept) {
        SequencedMap<String, StoredFile> kept = new LinkedHashMap<>(files);
        kept.keySet().removeIf(isKept.negate());
        return kept;
    }

    private FileUnit loader(String name, SequencedMap<String, StoredFile> files) {
        Optional<Coordinates> known =
                files.keySet().stream()
                        .findFirst()
                        .flatMap(path -> this.known.library(FileNames.folder(path)));
        String artifact = known.map(Coordinates::artifact).orElse("classes at the root");
        return new FileUnit(artifact + " in " + name, known, false, files);
    }

    private Optional<Coordinates> coordinates(FileTree tree, Map<String, StoredFile> files) {
        return MavenFiles.ofProgram(tree.name(), files, known);
    }

    /// A jar or a folder of classes.
    private Contents plain(FileTree tree, Map<String, String> manifest) {
        return new Contents(
                layout(tree, manifest),
                FileNames.program(tree.name()),
                manifest,
                mergedUnits(tree));
    }

    /// The units of a jar or folder in which libraries may be merged or lie as jars in `lib`, as in an archive for AWS
    /// Lambda.
    List<FileUnit> mergedUnits(FileTree tree) {
        Map<String, String> manifest = Manifests.read(tree, reading.gaps());
        SequencedMap<String, StoredFile> files =
                new LinkedHashMap<>(MultiRelease.files(tree, manifest));
        SequencedMap<String, StoredFile> jars = tree.jars("lib");
        files.keySet().removeAll(jars.keySet());
        Optional<Coordinates> coordinates = coordinates(tree, files);
        OwnCode start = OwnCode.ofStart(manifest, coordinates, known);
        List<FileUnit> units =
                new ArrayList<>(MergedJar.units(tree.name(), coordinates, files, start, known));
        List<FileUnit> own = units.stream().filter(FileUnit::isApplication).toList();
        units.addAll(reading.libraries(jars, OwnCode.of(manifest, own, known)));
        return units;
    }

    private static Program.Layout layout(FileTree tree, Map<String, String> manifest) {
        if (manifest.getOrDefault("Main-Class", "").startsWith("io.quarkus.")) {
            return Program.Layout.QUARKUS;
        }
        return tree.isArchive() ? Program.Layout.JAR : Program.Layout.FOLDER;
    }
}
