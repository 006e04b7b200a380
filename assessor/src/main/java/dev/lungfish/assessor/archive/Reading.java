package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.zip.BadZip;
import dev.lungfish.assessor.zip.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opens the files of one program, within its bounds, and collects what cannot be read.
final class Reading implements Closeable {

    private final Budget budget;
    private final Gaps gaps = new Gaps();
    private final Deque<Closeable> open = new ArrayDeque<>();

    Reading(Bounds bounds) {
        this.budget = new Budget(bounds);
    }

    Gaps gaps() {
        return gaps;
    }

    /// Opens an archive on the disk, until this reading is closed.
    ///
    /// @throws BadZip if it is no archive, or is more than the bounds allow
    FileTree archive(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        open.push(channel);
        return ZipTree.open(
                String.valueOf(file.getFileName()), Bytes.of(channel), channel, budget, gaps);
    }

    /// Opens a folder on the disk, until this reading is closed.
    ///
    /// @throws BadZip if it is more than the bounds allow
    FileTree folder(String name, Path folder) throws IOException {
        FileTree tree = FolderTree.open(name, folder, budget, gaps);
        open.push(tree);
        return tree;
    }

    /// A whole archive or folder as one unit.
    FileUnit unit(FileTree tree, boolean isApplication) {
        Map<String, StoredFile> files = MultiRelease.files(tree, Manifests.read(tree, gaps));
        Optional<Coordinates> coordinates =
                tree.isArchive()
                        ? MavenFiles.ofJar(tree.name(), MavenFiles.read(files))
                                .map(jar -> withGroup(jar, files))
                        : Optional.empty();
        return new FileUnit(tree.name(), coordinates, isApplication, files);
    }

    /// Where a jar does not say its group, it is that of the well-known library whose packages it has.
    private static Coordinates withGroup(Coordinates jar, Map<String, StoredFile> files) {
        if (!jar.group().isEmpty()) {
            return jar;
        }
        return files.keySet().stream()
                .filter(FileUnit::isClass)
                .findFirst()
                .flatMap(path -> KnownLibraries.SHIPPED.library(FileNames.folder(path)))
                .map(known -> new Coordinates(known.group(), jar.artifact(), jar.version()))
                .orElse(jar);
    }

    /// A jar that lies in the program's files; empty, and said, where it cannot be read.
    Optional<FileTree> nestedTree(String path, StoredFile jar) {
        try {
            return Optional.of(
                    ZipTree.open(FileNames.last(path), jar.open(budget), () -> {}, budget, gaps));
        } catch (IOException e) {
            gap(path, e);
            return Optional.empty();
        }
    }

    /// The same as one unit.
    Optional<FileUnit> nested(String path, StoredFile jar, boolean isApplication) {
        return nestedTree(path, jar).map(tree -> unit(tree, isApplication));
    }

    /// Jars that lie in the program's files; those that are the program's own modules count as its code.
    List<FileUnit> libraries(Map<String, StoredFile> jars, OwnCode own) {
        List<FileTree> trees = new ArrayList<>();
        jars.forEach((path, jar) -> nestedTree(path, jar).ifPresent(trees::add));
        return units(trees, own);
    }

    /// Libraries as units; those that are the program's own modules count as its code.
    List<FileUnit> units(List<FileTree> trees, OwnCode own) {
        return trees.stream()
                .map(tree -> unit(tree, false))
                .map(unit -> own.ownsLibrary(unit) ? unit.asApplication() : unit)
                .toList();
    }

    /// Says that something could not be read.
    void gap(String path, IOException e) {
        gaps.add("'" + Gaps.shown(path) + "' " + reason(e) + "; what it holds was not looked at.");
    }

    /// Why something could not be read, after its name.
    static String reason(IOException e) {
        return switch (e) {
            case BadZip bad -> String.valueOf(bad.getMessage());
            case FileSystemException refused when refused.getReason() != null ->
                    "cannot be read (" + refused.getReason() + ")";
            default -> "cannot be read";
        };
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
