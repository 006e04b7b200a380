package dev.lungfish.benchmarks.functions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/// A zip archive in the making, with its files' permissions.
final class CodePackage {

    private record Entry(byte[] content, boolean executable) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    void add(String path, byte[] content) {
        entries.put(path, new Entry(content, false));
    }

    void addExecutable(String path, byte[] content) {
        entries.put(path, new Entry(content, true));
    }

    void addClass(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream content = type.getClassLoader().getResourceAsStream(path)) {
            if (content == null) {
                throw new IOException(path + " is not on the class path");
            }
            add(path, content.readAllBytes());
        }
    }

    /// As the files that it unpacks to.
    void unpack(Path directory) throws IOException {
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            Path file = directory.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().content);
            if (entry.getValue().executable) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    byte[] zip() throws IOException {
        Path directory = Files.createTempDirectory("code-package");
        Path archive = directory.resolve("code.zip");
        try {
            write(archive);
            return Files.readAllBytes(archive);
        } finally {
            Files.deleteIfExists(archive);
            Files.delete(directory);
        }
    }

    private void write(Path archive) throws IOException {
        Map<String, Object> options = Map.of("create", true, "enablePosixFileAttributes", true);
        try (FileSystem zip = FileSystems.newFileSystem(archive, options)) {
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                Path file = zip.getPath("/" + entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue().content);
                Files.setPosixFilePermissions(
                        file,
                        PosixFilePermissions.fromString(
                                entry.getValue().executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
