package dev.lungfish.cli.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipWriterTest {

    @TempDir private Path folder;

    @Test
    void writesWhatTheJdkReads() throws IOException {
        byte[] random = new byte[100_000];
        new Random(7).nextBytes(random);
        ZipWriter writer = new ZipWriter();
        writer.add("bootstrap", "#!/bin/sh\n".getBytes(UTF_8), true);
        writer.add("naïve/text.txt", "again ".repeat(10_000).getBytes(UTF_8), false);
        writer.add("random.bin", random, false);
        writer.add("empty", new byte[0], false);
        Path file = Files.write(folder.resolve("a.zip"), writer.finish());
        assertThat(Files.size(file)).isLessThan(102_000);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(4);
            assertThat(read(zip, "naïve/text.txt")).hasSize(60_000);
            assertThat(read(zip, "random.bin")).isEqualTo(random);
            assertThat(read(zip, "empty")).isEmpty();
        }
    }

    @Test
    void recordsWhatIsExecutable() throws IOException {
        ZipWriter writer = new ZipWriter();
        writer.add("bootstrap", new byte[] {1}, true);
        writer.add("data", new byte[] {1}, false);
        Path file = Files.write(folder.resolve("a.zip"), writer.finish());
        Map<String, ?> posix = Map.of("enablePosixFileAttributes", true);
        try (FileSystem zip = FileSystems.newFileSystem(file, posix)) {
            assertThat(Files.getPosixFilePermissions(zip.getPath("bootstrap")))
                    .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(Files.getPosixFilePermissions(zip.getPath("data")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
}
