package dev.lungfish.assessor.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.assessor.adversary.Jars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipArchiveTest {

    private static final int MANY = 200_000;

    @TempDir Path folder;

    private static Map<String, String> read(byte[] zip) throws IOException {
        ZipArchive archive = ZipArchive.open(Bytes.of(zip), MANY);
        Map<String, String> files = new TreeMap<>();
        for (ZipEntry entry : archive.entries()) {
            files.put(entry.name(), text(archive.read(entry, 1 << 20)));
        }
        return files;
    }

    private Map<String, String> readByTheJdk(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("zip"), zip);
        Map<String, String> files = new TreeMap<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (java.util.zip.ZipEntry entry : archive.stream().toList()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), text(archive.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] withScript(byte[] zip) {
        byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(script, script.length + zip.length);
        System.arraycopy(zip, 0, all, script.length, zip.length);
        return all;
    }

    /// With sizes and offsets as Zip64 writes them, or in records after the content, as streams do.
    private byte[] byCommonsCompress(Zip64Mode mode, boolean streamed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = folder.resolve("commons.zip");
        try (ZipArchiveOutputStream zip =
                streamed
                        ? new ZipArchiveOutputStream(bytes)
                        : new ZipArchiveOutputStream(file.toFile())) {
            zip.setUseZip64(mode);
            zip.setComment("a comment with PK\u0005\u0006 in it");
            for (String name : new String[] {"a.txt", "folder/", "folder/b.txt", "Grüße/☕.txt"}) {
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.repeat(100).getBytes(StandardCharsets.UTF_8));
                }
                zip.closeArchiveEntry();
            }
        }
        return streamed ? bytes.toByteArray() : Files.readAllBytes(file);
    }

    @Test
    void archivesOfOtherWritersAreReadAsTheJdkReadsThem() throws IOException {
        for (byte[] zip :
                new byte[][] {
                    byCommonsCompress(Zip64Mode.Never, false),
                    byCommonsCompress(Zip64Mode.AlwaysWithCompatibility, false),
                    byCommonsCompress(Zip64Mode.Never, true),
                    byCommonsCompress(Zip64Mode.AlwaysWithCompatibility, true),
                    Jars.jar().text("a", "").stored("b", new byte[300]).bytes()
                }) {
            assertThat(read(zip)).isNotEmpty().isEqualTo(readByTheJdk(zip));
            assertThat(read(withScript(zip))).isEqualTo(read(zip));
        }
        assertThat(read(byCommonsCompress(Zip64Mode.Always, false)))
                .isEqualTo(read(byCommonsCompress(Zip64Mode.Never, false)));
    }

    @Test
    void theJarToolsArchivesAreRead() throws IOException {
        Path content =
                Jars.jar().classes("shop/Main").text("a.txt", "a").unpack(folder.resolve("x"));
        Path jar = folder.resolve("orders.jar");
        int exit =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file",
                                jar.toString(),
                                "-C",
                                content.toString(),
                                ".");
        assertThat(exit).isZero();
        byte[] zip = Files.readAllBytes(jar);
        assertThat(read(zip)).containsKeys("shop/Main.class", "a.txt").isEqualTo(readByTheJdk(zip));
    }

    @Test
    void moreFilesThanTheOldFormatCanCount() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 70_000; i++) {
                zip.putNextEntry(new java.util.zip.ZipEntry("f" + i));
            }
        }
        assertThat(read(bytes.toByteArray())).hasSize(70_000);
        assertThat(read(withScript(bytes.toByteArray()))).hasSize(70_000);
        assertThatThrownBy(() -> ZipArchive.open(Bytes.of(bytes.toByteArray()), 69_999))
                .isInstanceOf(BadZip.class)
                .hasMessage("holds more files than the 69999 that are read");
    }

    @Test
    void bytesAfterTheArchiveDoNoHarm() throws IOException {
        byte[] zip = Jars.jar().text("a", "content").bytes();
        assertThat(read(Arrays.copyOf(zip, zip.length + 100))).containsEntry("a", "content");
    }
}
