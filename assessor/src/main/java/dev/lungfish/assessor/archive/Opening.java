package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import dev.lungfish.assessor.zip.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens one program, of whichever kind.
final class Opening {

    private static final String START =
            "Give the jar, WAR, zip or folder that the program is started from.";
    private static final String QUARKUS_FOLDER = "quarkus-app";
    private static final String QUARKUS_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final Reading reading;

    Opening(Reading reading) {
        this.reading = reading;
    }

    /// Opens a file or folder.
    ///
    /// @throws BadProgram if there is no class in it
    Program open(Path source) throws IOException {
        return open(source, Files.isDirectory(source) ? folder(source) : file(source));
    }

    /// Opens a class path.
    ///
    /// @throws BadProgram if there is no class in it
    Program open(List<Path> classPath) throws IOException {
        ClassPath path = new ClassPath(reading);
        return open(classPath.getFirst(), path.read(path.open(classPath), ""));
    }

    private Program open(Path source, Contents contents) throws BadProgram {
        if (contents.units().stream().allMatch(unit -> unit.classNames().isEmpty())) {
            String gaps = String.join(" ", reading.gaps().sentences());
            throw new BadProgram(
                    ("There are no classes in '" + source + "'. " + START + " " + gaps).strip());
        }
        return new OpenProgram(
                source,
                contents.name(),
                contents.layout(),
                contents.manifest(),
                contents.units(),
                reading.gaps().sentences(),
                reading);
    }

    private Contents folder(Path source) throws IOException {
        FileTree tree = reading.folder(name(source), source);
        if (tree.has(QuarkusFolder.RUNNER)) {
            return new QuarkusFolder(reading).read(tree);
        }
        if (tree.hasFolder(QUARKUS_FOLDER)) {
            return folder(source.resolve(QUARKUS_FOLDER));
        }
        return tree.files().keySet().stream().anyMatch(FileUnit::isClass)
                        || tree.hasFolder("BOOT-INF")
                        || tree.hasFolder("WEB-INF")
                ? new Layouts(reading).read(tree)
                : jars(source, tree);
    }

    /// A folder that holds jars instead of classes: one program with what its manifest names, or a class path.
    private Contents jars(Path source, FileTree tree) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("", "lib", "libs")) {
            tree.jars(folder).keySet().forEach(path -> jars.add(source.resolve(path)));
        }
        if (tree.jars("").size() == 1) {
            return file(jars.getFirst());
        }
        ClassPath path = new ClassPath(reading);
        return path.read(path.open(jars), FileNames.program(tree.name()));
    }

    private Contents file(Path source) throws IOException {
        FileTree tree = archive(source);
        Contents contents = new Layouts(reading).read(tree);
        String main = contents.manifest().getOrDefault("Main-Class", "");
        Path folder = source.toAbsolutePath().normalize().getParent();
        if (main.equals(QUARKUS_MAIN)
                && folder != null
                && Files.isDirectory(folder.resolve("app"))) {
            return new QuarkusFolder(reading).read(reading.folder(name(folder), folder));
        }
        List<FileTree> beside = new ManifestClassPath(reading).open(source, contents.manifest());
        List<FileUnit> own = contents.units().stream().filter(FileUnit::isApplication).toList();
        List<FileUnit> units = new ArrayList<>(contents.units());
        units.addAll(
                reading.units(
                        beside, OwnCode.of(contents.manifest(), own, KnownLibraries.SHIPPED)));
        return new Contents(contents.layout(), contents.name(), contents.manifest(), units);
    }

    private static String name(Path source) {
        return String.valueOf(source.toAbsolutePath().normalize().getFileName());
    }

    private FileTree archive(Path source) throws IOException {
        try {
            return reading.archive(source);
        } catch (BadZip e) {
            String what = e.hasNoEnd() ? "is " + kind(source) : e.getMessage();
            throw new BadProgram("'" + source + "' " + what + ". " + START, e);
        }
    }

    private static String kind(Path source) throws IOException {
        try (FileChannel channel = FileChannel.open(source)) {
            return FileKind.of(Bytes.of(channel));
        }
    }
}
