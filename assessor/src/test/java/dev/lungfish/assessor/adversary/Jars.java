package dev.lungfish.assessor.adversary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Builds archives as build tools do.
public final class Jars {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();

    /// An archive without files.
    public static Jars jar() {
        return new Jars();
    }

    /// Adds a manifest with these attributes: names and values in turn.
    public Jars manifest(String... attributes) {
        StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(attributes[i]).append(": ").append(attributes[i + 1]).append("\r\n");
        }
        return text("META-INF/MANIFEST.MF", text + "\r\n");
    }

    /// Adds what Maven leaves in a jar.
    public Jars pom(String group, String artifact, String version) {
        return text(
                "META-INF/maven/" + group + "/" + artifact + "/pom.properties",
                "version=" + version + "\ngroupId=" + group + "\nartifactId=" + artifact + "\n");
    }

    /// Adds small classes by their internal names.
    public Jars classes(String... internalNames) {
        for (String name : internalNames) {
            file(name + ".class", Classes.plain(name));
        }
        return this;
    }

    /// Adds a text.
    public Jars text(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a file, compressed.
    public Jars file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /// Adds a file as it is, as Spring Boot does with jars.
    public Jars stored(String path, byte[] content) {
        stored.add(path);
        return file(path, content);
    }

    /// The archive.
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ZipEntry entry(String path, byte[] content) {
        ZipEntry entry = new ZipEntry(path);
        if (stored.contains(path)) {
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(Integer.toUnsignedLong(RawZip.crc(content)));
        }
        return entry;
    }

    /// Writes the archive.
    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the files into a folder instead of an archive.
    public Path unpack(Path folder) {
        files.forEach(
                (path, content) -> {
                    try {
                        Files.createDirectories(folder.resolve(path).getParent());
                        Files.write(folder.resolve(path), content);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return folder;
    }
}
