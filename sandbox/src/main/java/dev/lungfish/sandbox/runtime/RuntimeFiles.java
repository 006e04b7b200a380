package dev.lungfish.sandbox.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The files of our runtimes, unpacked from this jar to `DATA/runtimes/CHECKSUM` once for each content.
final class RuntimeFiles {

    /// AWS's Java runtime interface client and what it needs, unmodified.
    static final List<String> JAVA_JARS =
            List.of(
                    "aws-lambda-java-core.jar",
                    "aws-lambda-java-runtime-interface-client.jar",
                    "aws-lambda-java-serialization.jar",
                    "utils-lite.jar");

    private static final String CLIENT_JAR = "aws-lambda-java-runtime-interface-client.jar";
    private static final List<String> BOOTSTRAPS =
            List.of("bootstrap.cjs", "bootstrap.py", Copies.SCRIPT);

    private final Path directory;

    private RuntimeFiles(Path directory) {
        this.directory = directory;
    }

    /// @throws UncheckedIOException if the data directory cannot be written
    static RuntimeFiles unpack(Path dataDirectory) {
        try {
            Map<String, byte[]> files = contents();
            Path parent =
                    Files.createDirectories(dataDirectory.resolve("runtimes").toAbsolutePath());
            Path directory = parent.resolve(checksum(files));
            if (!Files.isDirectory(directory)) {
                write(files, Files.createTempDirectory(parent, "draft"), directory);
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

    /// The client's native part for this machine, which it would otherwise unpack to `/tmp` at each start; empty if it
    /// has none.
    Optional<Path> nativeClient() {
        return Optional.of(file(nativeName())).filter(Files::exists);
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
        return files;
    }

    private static void writeNativeClient(Path directory) throws IOException {
        try (ZipFile client = new ZipFile(directory.resolve(CLIENT_JAR).toFile())) {
            ZipEntry library = client.getEntry("jni/" + nativeName());
            if (library != null) {
                Files.copy(client.getInputStream(library), directory.resolve(nativeName()));
            }
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

    /// A checksum is enough to tell our own versions apart, and fast in a JVM that has just begun.
    private static String checksum(Map<String, byte[]> files) {
        CRC32 checksum = new CRC32();
        checksum.update(JavaMain.VERSION);
        long length = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            checksum.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            checksum.update(file.getValue());
            length += file.getValue().length;
        }
        return "%08x-%x".formatted(checksum.getValue(), length);
    }

    /// All or nothing: another platform may be doing the same.
    private static void write(Map<String, byte[]> files, Path draft, Path directory)
            throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(draft.resolve(file.getKey()), file.getValue());
        }
        Files.write(draft.resolve(JavaMain.JAR), JavaMain.jar());
        writeNativeClient(draft);
        try {
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            try (Stream<Path> doubles = Files.list(draft)) {
                doubles.forEach(file -> file.toFile().delete());
            }
            Files.delete(draft);
        }
    }
}
