package dev.lungfish.cli.deploy;

import dev.lungfish.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The files in a jar, a zip or a folder, by their path within it.
sealed interface Contents {

    SortedSet<String> names();

    /// The content of one of them.
    ///
    /// @throws IOException if it is not there or cannot be read
    byte[] read(String name) throws IOException;

    default boolean has(String name) {
        return names().contains(name);
    }

    default Optional<String> firstOf(String... candidates) {
        return Stream.of(candidates).filter(this::has).findFirst();
    }

    /// What is at `path`.
    ///
    /// @throws Failure if there is nothing at `path`, or nothing that can be deployed
    static Contents of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return Folder.of(path);
            }
            if (Files.isRegularFile(path)) {
                return Archive.of(path);
            }
        } catch (IOException unreadable) {
            throw new Failure(
                    "%s cannot be read: %s. Give a jar, a zip, a folder or a lungfish.yaml."
                            .formatted(path, unreadable.getMessage()),
                    unreadable);
        }
        throw new Failure(
                "There is nothing at %s: give a jar, a zip, a folder or a lungfish.yaml."
                        .formatted(path));
    }

    /// Links are followed, as `zip -r` does; `.git` is left out.
    record Folder(Path root, SortedSet<String> names) implements Contents {

        static Folder of(Path root) throws IOException {
            try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                SortedSet<String> names =
                        paths.filter(Files::isRegularFile)
                                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                                .filter(name -> !name.startsWith(".git/"))
                                .collect(Collectors.toCollection(TreeSet::new));
                return new Folder(root, names);
            } catch (java.io.UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
        }

        @Override
        public byte[] read(String name) throws IOException {
            return Files.readAllBytes(root.resolve(name));
        }

        boolean isExecutable(String name) {
            return Files.isExecutable(root.resolve(name));
        }

        long size() throws IOException {
            long size = 0;
            for (String name : names) {
                size += Files.size(root.resolve(name));
            }
            return size;
        }
    }

    /// A jar or another zip.
    record Archive(Path file, SortedSet<String> names) implements Contents {

        static Archive of(Path file) throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                SortedSet<String> names =
                        zip.stream()
                                .filter(entry -> !entry.isDirectory())
                                .map(ZipEntry::getName)
                                .collect(Collectors.toCollection(TreeSet::new));
                return new Archive(file, names);
            }
        }

        @Override
        public byte[] read(String name) throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry entry = zip.getEntry(name);
                if (entry == null) {
                    throw new IOException(name + " is not in it");
                }
                return zip.getInputStream(entry).readAllBytes();
            }
        }

        boolean isJar() {
            return file.toString().endsWith(".jar");
        }
    }
}
