package dev.lungfish.sandbox.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// The files of our runtimes, unpacked from this jar to `DATA/runtimes/DIGEST` once for each content.
final class RuntimeFiles {

    /// AWS's Java runtime interface client and what it needs, unmodified.
    static final List<String> JAVA_JARS =
            List.of(
                    "aws-lambda-java-core.jar",
                    "aws-lambda-java-runtime-interface-client.jar",
                    "aws-lambda-java-serialization.jar",
                    "utils-lite.jar");

    private static final String CLIENT_JAR = "aws-lambda-java-runtime-interface-client.jar";
    private static final List<String> BOOTSTRAPS = List.of("bootstrap.cjs", "bootstrap.py");
    private static final int DIGEST_CHARACTERS = 16;

    private final Path directory;

    private RuntimeFiles(Path directory) {
        this.directory = directory;
    }

    /// @throws UncheckedIOException if the data directory cannot be written
    static RuntimeFiles unpack(Path dataDirectory) {
        try {
            Map<String, byte[]> files = contents();
            Path directory =
                    dataDirectory.resolve("runtimes").toAbsolutePath().resolve(digest(files));
            if (!Files.isDirectory(directory)) {
                write(files, directory);
            }
            return new RuntimeFiles(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The runtimes could not be unpacked to the data directory " + dataDirectory, e);
        }
    }

    Path directory() {
        return directory;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /// The client's native part for this machine, which it would otherwise unpack to `/tmp` at each start.
    Path nativeClient() {
        return file(nativeName());
    }

    private static String nativeName() {
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        boolean musl =
                Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1"));
        return "libaws-lambda-jni.linux"
                + (musl ? "_musl" : "")
                + (arm ? "-aarch_64.so" : "-x86_64.so");
    }

    private static Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String jar : JAVA_JARS) {
            files.put(jar, resource(jar));
        }
        for (String bootstrap : BOOTSTRAPS) {
            files.put(bootstrap, resource(bootstrap));
        }
        byte[] library = entry(files.get(CLIENT_JAR), "jni/" + nativeName());
        if (library != null) {
            files.put(nativeName(), library);
        }
        return files;
    }

    private static byte @Nullable [] entry(byte @Nullable [] jar, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
                entry = zip.getNextEntry();
            }
            return null;
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = RuntimeFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the sandbox jar lacks " + name);
            }
            return in.readAllBytes();
        }
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(
                    (name, bytes) -> {
                        digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        digest.update(bytes);
                    });
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All or nothing: another platform may be doing the same.
    private static void write(Map<String, byte[]> files, Path directory) throws IOException {
        Path parent = Files.createDirectories(directory.resolveSibling("."));
        Path draft = Files.createTempDirectory(parent, "draft");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(draft.resolve(file.getKey()), file.getValue());
        }
        try {
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            for (String name : files.keySet()) {
                Files.delete(draft.resolve(name));
            }
            Files.delete(draft);
        }
    }
}
