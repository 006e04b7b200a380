package dev.lungfish.assessor.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of jars and folders. Its folders are the program's own; without folders, the first jar. Libraries merged into these are told apart, and jars of the same authors count as the program's.
final class ClassPath {

    private static final String ALL_JARS = "*";

    private final Reading reading;
    private final KnownLibraries known = KnownLibraries.SHIPPED;

    ClassPath(Reading reading) {
        this.reading = reading;
    }

    /// The files and folders of a class path as people write it for `java -cp`.
    ///
    /// @throws BadProgram if a folder in it cannot be listed
    static List<Path> parse(String text) throws BadProgram {
        List<Path> paths = new ArrayList<>();
        for (String element : text.split(File.pathSeparator, -1)) {
            if (element.equals(ALL_JARS) || element.endsWith("/" + ALL_JARS)) {
                paths.addAll(jars(Path.of(element.substring(0, element.length() - 1))));
            } else if (!element.isEmpty()) {
                paths.add(Path.of(element));
            }
        }
        return paths;
    }

    private static List<Path> jars(Path folder) throws BadProgram {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new BadProgram(
                    "The folder '" + folder + "' of the class path cannot be read.", e);
        }
        jars.sort(null);
        return jars;
    }

    /// Opens all of them, as far as they can be read.
    List<FileTree> open(List<Path> paths) {
        List<FileTree> trees = new ArrayList<>();
        for (Path path : paths) {
            String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
            try {
                trees.add(
                        Files.isDirectory(path)
                                ? reading.folder(name, path)
                                : reading.archive(path));
            } catch (IOException e) {
                reading.gap(path.toString(), e);
            }
        }
        return trees;
    }

    /// What the jars and folders hold together.
    ///
    /// @param name the program's; empty where it is that of its own jar or folder
    Contents read(List<FileTree> trees, String name) {
        List<FileTree> own = trees.stream().filter(tree -> !tree.isArchive()).toList();
        if (own.isEmpty()) {
            own = firstOwnJar(trees, name).stream().toList();
        }
        Map<String, String> manifest =
                own.isEmpty() ? Map.of() : Manifests.read(own.getFirst(), reading.gaps());
        List<FileUnit> applications = new ArrayList<>();
        List<FileUnit> libraries = new ArrayList<>();
        for (FileTree tree : own) {
            for (FileUnit unit : new Layouts(reading).mergedUnits(tree)) {
                (unit.isApplication() ? applications : libraries).add(unit);
            }
        }
        OwnCode code = OwnCode.of(manifest, applications, known);
        List<FileTree> others = new ArrayList<>(trees);
        others.removeAll(own);
        libraries.addAll(reading.units(others, code));
        applications.addAll(libraries);
        String shown = name.isEmpty() && !own.isEmpty() ? own.getFirst().name() : name;
        return new Contents(
                Program.Layout.CLASS_PATH, FileNames.program(shown), manifest, applications);
    }

    private Optional<FileTree> firstOwnJar(List<FileTree> trees, String name) {
        return trees.stream()
                .filter(tree -> !name.isEmpty() && FileNames.program(tree.name()).equals(name))
                .findFirst()
                .or(() -> trees.stream().findFirst());
    }
}
