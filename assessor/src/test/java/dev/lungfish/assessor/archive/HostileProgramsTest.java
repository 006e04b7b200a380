package dev.lungfish.assessor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.assessor.adversary.Classes;
import dev.lungfish.assessor.adversary.Jars;
import dev.lungfish.assessor.adversary.RawZip;
import dev.lungfish.assessor.adversary.WickedJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileProgramsTest {

    private static final byte[] CLASS = Classes.plain("shop/A");

    @TempDir Path folder;

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Program open(byte[] jar) throws IOException {
        return Programs.open(write("orders.jar", jar), Bounds.DEFAULT);
    }

    private void assertBad(byte[] jar, Bounds bounds, String reason) throws IOException {
        Path file = write("orders.jar", jar);
        assertThatThrownBy(() -> Programs.open(file, bounds))
                .isInstanceOf(BadProgram.class)
                .hasMessage(
                        "'%s' %s. Give the jar, WAR, zip or folder that the program is started from.",
                        file, reason);
    }

    private static Bounds bounds(int archives, int entries, long bytes, long entryBytes) {
        Bounds normal = Bounds.DEFAULT;
        return new Bounds(
                archives,
                entries,
                bytes,
                entryBytes,
                normal.mostHeldBytes(),
                normal.mostRatio(),
                normal.mostFolderDepth());
    }

    @Test
    void archivesThatAreCutOffAnywhereAreRefusedOrReadWithoutHarm() throws IOException {
        byte[] jar = Jars.jar().classes("shop/A", "shop/B").bytes();
        for (int length = 0; length < jar.length; length++) {
            Path file = write("orders.jar", Arrays.copyOf(jar, length));
            assertThatThrownBy(() -> Programs.open(file, Bounds.DEFAULT))
                    .isInstanceOf(BadProgram.class);
        }
        assertBad(
                Arrays.copyOf(jar, jar.length / 2),
                Bounds.DEFAULT,
                "is an archive that is cut off or damaged");
    }

    @Test
    void filesThatShareTheirBytesAreABomb() throws IOException {
        byte[] bomb = new RawZip().file("shop/A.class", CLASS).again("shop/B.class").bytes();
        String reason = "holds files that share their bytes, as only zip bombs do";
        assertBad(bomb, Bounds.DEFAULT, reason);
        byte[] inside = Jars.jar().classes("shop/A").file("lib/bomb.jar", bomb).bytes();
        try (Program program = open(inside)) {
            assertThat(program.gaps())
                    .containsExactly(
                            "'lib/bomb.jar' " + reason + "; what it holds was not looked at.");
        }
    }

    @Test
    void quotedHeadersAreABomb() throws IOException {
        // The first file's content is the second file, header included, as quoted bombs have it.
        byte[] inner = new RawZip().file("shop/B.class", CLASS).bytes();
        RawZip outer = new RawZip().file("shop/A.class", inner);
        byte[] bytes = outer.again("shop/C.class").bytes();
        assertBad(
                bytes, Bounds.DEFAULT, "holds files that share their bytes, as only zip bombs do");
    }

    @Test
    void endlessZerosAreNotUnpacked() throws IOException {
        int size = 64 << 20;
        byte[] zeros = WickedJars.deflatedZeros(size);
        int crc = RawZip.crc(new byte[size]);
        byte[] jar =
                new RawZip()
                        .file("shop/A.class", CLASS)
                        .entry("zeros.bin", 0, 8, zeros, size, crc)
                        .entry("lib/zeros.jar", 0, 8, zeros, size, crc)
                        .bytes();
        try (Program program = open(jar)) {
            assertThat(program.gaps()).hasSize(1).first().asString().contains("250 times its size");
            assertThatThrownBy(() -> program.units().getFirst().resource("zeros.bin"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "'zeros.bin' in orders.jar unpacks to more than 250 times its size, as"
                                    + " zip bombs do.");
        }
    }

    @Test
    void statedSizesThatAreLiesAreNeitherAllocatedNorBelieved() throws IOException {
        byte[] packed = WickedJars.deflatedZeros(2000);
        byte[] jar =
                new RawZip()
                        .file("shop/A.class", CLASS)
                        .entry("larger", 0, 8, packed, 900_000, 0)
                        .entry("smaller", 0, 8, packed, 10, 0)
                        .entry("stored", 0, 0, packed, 900_000, 0)
                        .lying("checksum", CLASS, 42)
                        .bytes();
        try (Program program = open(jar)) {
            Unit unit = program.units().getFirst();
            for (String name : List.of("larger", "smaller", "stored", "checksum")) {
                assertThatThrownBy(() -> unit.resource(name))
                        .hasMessage(
                                "'%s' in orders.jar is damaged: what it holds is not what the archive"
                                        + " says.",
                                name);
            }
            assertThat(unit.classBytes("shop/A")).contains(CLASS);
        }
    }

    @Test
    void pathsThatLeadElsewhereAreLeftOutAndSaid() throws IOException {
        byte[] jar =
                new RawZip()
                        .file("shop/A.class", CLASS)
                        .file("../../etc/passwd", CLASS)
                        .file("/etc/passwd", CLASS)
                        .file("shop/../B.class", CLASS)
                        .file("C:/B.class", CLASS)
                        .file("shop\\B.class", CLASS)
                        .file("shop/B\0.class", CLASS)
                        .file("", CLASS)
                        .bytes();
        try (Program program = open(jar)) {
            assertThat(program.units().getFirst().classNames()).containsExactly("shop/A");
            assertThat(program.gaps())
                    .containsExactly(
                            "In orders.jar, '../../etc/passwd' is no path inside an archive, and was"
                                    + " left out; so it is with 6 others.");
        }
    }

    @Test
    void theLaterOfTwoFilesOfOneNameIsReadAsAJvmDoes() throws IOException {
        byte[] jar =
                new RawZip()
                        .file("shop/A.class", CLASS)
                        .file("name", "one".getBytes(StandardCharsets.UTF_8))
                        .file("name", "two".getBytes(StandardCharsets.UTF_8))
                        .bytes();
        try (Program program = open(jar);
                ZipFile jvm = new ZipFile(folder.resolve("orders.jar").toFile())) {
            byte[] theirs = jvm.getInputStream(jvm.getEntry("name")).readAllBytes();
            assertThat(program.units().getFirst().resource("name")).contains(theirs);
            assertThat(program.gaps()).hasSize(1).first().asString().contains("is there twice");
        }
    }

    @Test
    void encryptedAndStrangelyPackedFilesAreLeftOutAndSaid() throws IOException {
        byte[] jar =
                new RawZip()
                        .file("shop/A.class", CLASS)
                        .entry("secret", 1, 0, CLASS, CLASS.length, RawZip.crc(CLASS))
                        .entry("lzma", 0, 14, CLASS, CLASS.length, RawZip.crc(CLASS))
                        .bytes();
        try (Program program = open(jar)) {
            assertThat(program.units().getFirst().resourceNames()).isEmpty();
            assertThat(program.gaps()).hasSize(1).first().asString().contains("'secret'");
        }
    }

    @Test
    void whatIsOverTheBoundsIsRefusedOrLeftOut() throws IOException {
        byte[] jar =
                Jars.jar()
                        .classes("shop/A", "shop/B")
                        .file("lib/a.jar", Jars.jar().classes("x/A").bytes())
                        .file("lib/b.jar", Jars.jar().classes("x/B").bytes())
                        .bytes();
        assertBad(jar, bounds(9, 3, 1 << 20, 1 << 20), "holds more files than the 3 that are read");
        assertBad(
                jar,
                bounds(9, 9, 1, 1 << 20),
                "unpacks to more than the 0 MB that are read, as zip bombs do");
        Path file = write("orders.jar", jar);
        try (Program program = Programs.open(file, bounds(2, 5, 1 << 20, 1 << 20))) {
            assertThat(program.units()).hasSize(2);
            assertThat(program.gaps())
                    .containsExactly(
                            "'lib/b.jar' was left out, because only 2 jars are read; what it holds was"
                                    + " not looked at.");
        }
        try (Program program = Programs.open(file, bounds(9, 9, 1 << 20, 10))) {
            assertThat(program.gaps()).hasSize(2);
            assertThatThrownBy(() -> program.units().getFirst().classBytes("shop/A"))
                    .hasMessageContaining("is larger than the 10 bytes that are read");
        }
    }

    @Test
    void jarsInJarsInJarsAreNeverOpened() throws IOException {
        byte[] nested = new byte[0];
        for (int i = 0; i < 20; i++) {
            nested = Jars.jar().classes("x/Y").file("lib/next.jar", nested).bytes();
        }
        try (Program program = open(nested)) {
            assertThat(program.units()).hasSize(2);
        }
    }

    @Test
    void damagedLibrariesAndManifestsLeaveGaps() throws IOException {
        byte[] library = Jars.jar().classes("x/A").bytes();
        byte[] jar =
                Jars.jar()
                        .text("META-INF/MANIFEST.MF", "no manifest at all\r\n\r\n")
                        .classes("BOOT-INF/classes/shop/A")
                        .stored("BOOT-INF/lib/text.jar", "text".getBytes(StandardCharsets.UTF_8))
                        .stored("BOOT-INF/lib/cut.jar", Arrays.copyOf(library, 60))
                        .stored("BOOT-INF/lib/good.jar", library)
                        .bytes();
        try (Program program = open(jar)) {
            assertThat(program.unitOf("x/A").map(Unit::name)).contains("good.jar");
            assertThat(program.gaps())
                    .containsExactly(
                            "The manifest of orders.jar cannot be read, and was left out.",
                            "'BOOT-INF/lib/text.jar' has no end, so it is cut off or damaged; what it"
                                    + " holds was not looked at.",
                            "'BOOT-INF/lib/cut.jar' has no end, so it is cut off or damaged; what it"
                                    + " holds was not looked at.");
        }
    }

    @Test
    void foldersWithLinksInCirclesAndFilesThatMayNotBeRead() throws IOException {
        Path classes = Jars.jar().classes("shop/A").unpack(folder.resolve("classes"));
        Files.createSymbolicLink(classes.resolve("shop/again"), classes);
        Files.createSymbolicLink(classes.resolve("nowhere"), folder.resolve("none"));
        Files.createSymbolicLink(classes.resolve("B.class"), classes.resolve("shop/A.class"));
        try (Program program = Programs.open(classes, Bounds.DEFAULT)) {
            assertThat(program.units().getFirst().classNames()).containsExactly("B", "shop/A");
            assertThat(program.gaps())
                    .containsExactlyInAnyOrder(
                            "In classes, 'shop/again' leads back to where it lies, and was not"
                                    + " followed.",
                            "In classes, 'nowhere' may not be read, and was left out.");
        }
    }

    @Test
    void manyClassesAndWickedOnesAreOnlyBytesHere() throws IOException {
        try (Program program = open(WickedJars.manyClasses(60_000).bytes())) {
            assertThat(program.units().getFirst().classNames()).hasSize(60_000);
            assertThat(program.unitOf("shop/p599/C59999")).isPresent();
            assertThat(program.gaps()).isEmpty();
        }
        try (Program program = open(WickedJars.wickedClasses().bytes())) {
            Unit unit = program.units().getFirst();
            for (String name : unit.classNames()) {
                assertThat(unit.classBytes(name)).isPresent();
            }
            assertThat(unit.classBytes("shop/Huge").orElseThrow().length).isGreaterThan(700_000);
        }
    }

    @Test
    void theBoundsThatHoldUnlessSomeoneSaysOtherwise() {
        assertThat(Bounds.DEFAULT)
                .isEqualTo(
                        new Bounds(
                                2_000, 500_000, 8_589_934_592L, 268_435_456, 536_870_912, 250, 64));
        assertThatThrownBy(() -> bounds(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bounds(1, 1, 1, 1L << 31))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
