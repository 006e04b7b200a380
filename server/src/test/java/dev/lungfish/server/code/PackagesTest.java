package dev.lungfish.server.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packages, and archives that mean harm.
class PackagesTest {

    private static final String COULD_NOT_UNZIP =
            "Could not unzip uploaded file. Please check your file, then try to upload again.";

    @TempDir Path data;

    private Packages packages;

    @BeforeEach
    void open() {
        packages = new Packages(data);
    }

    private Path unpack(byte[] zip) throws PackageException {
        Packages.Accepted accepted = packages.accept(zip);
        packages.keep(Set.of(accepted.code().sha256()));
        accepted.hold().close();
        return packages.unpack(accepted.code());
    }

    private void refused(byte[] zip, String reason) throws IOException {
        assertThatThrownBy(() -> packages.accept(zip))
                .isInstanceOf(PackageException.class)
                .hasMessage((COULD_NOT_UNZIP + " " + reason).strip());
        try (Stream<Path> left = Files.walk(data)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void unpacksFilesAndDirectoriesWithTheirPermissions() throws Exception {
        byte[] zip =
                new RawZip()
                        .add("bootstrap", RawZip.EXECUTABLE, "#!/bin/sh")
                        .add("lib/", RawZip.DIRECTORY, "")
                        .add("lib/deep/a.txt", RawZip.FILE, "a")
                        .add("./dot//b.txt", 0, "b")
                        .bytes();

        Path code = unpack(zip);

        assertThat(code.resolve("bootstrap")).isExecutable().hasContent("#!/bin/sh");
        assertThat(Files.isExecutable(code.resolve("lib/deep/a.txt"))).isFalse();
        assertThat(code.resolve("lib/deep/a.txt")).hasContent("a");
        assertThat(code.resolve("dot/b.txt")).hasContent("b");
    }

    @Test
    void unpacksStoredEntriesAndArchivesBehindAScript() throws Exception {
        byte[] zip = new RawZip().method(0).add("a.txt", RawZip.FILE, "stored").bytes();
        ByteArrayOutputStream executable = new ByteArrayOutputStream();
        executable.writeBytes("#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8));
        executable.writeBytes(zip);

        assertThat(unpack(zip).resolve("a.txt")).hasContent("stored");
        assertThat(unpack(executable.toByteArray()).resolve("a.txt")).hasContent("stored");
    }

    @Test
    void keepsNoSpecialBits() throws Exception {
        Path code = unpack(new RawZip().add("a", 0106755, "x").bytes());

        assertThat((int) Files.getAttribute(code.resolve("a"), "unix:mode") & 07000).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "a/..", ".."})
    void refusesPathsThatClimbOut(String name) throws IOException {
        refused(
                new RawZip().add(name, RawZip.FILE, "x").bytes(),
                "The entry '" + name + "' leads out of the package.");
    }

    @Test
    void refusesPathsThatClimbOutTheWindowsWay() throws IOException {
        refused(
                new RawZip().host(0).add("..\\evil", 0, "x").bytes(),
                "The entry '../evil' leads out of the package.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/evil", "//evil", "C:/evil"})
    void refusesAbsolutePaths(String name) throws IOException {
        refused(
                new RawZip().add(name, RawZip.FILE, "x").bytes(),
                "The entry '" + name + "' has an absolute path. Make all paths relative.");
    }

    @Test
    void refusesLinks() throws IOException {
        refused(
                new RawZip()
                        .add("out", RawZip.LINK, "/etc")
                        .add("out/passwd", RawZip.FILE, "x")
                        .bytes(),
                "The entry 'out' is a link. Put the file itself there.");
    }

    @ParameterizedTest
    @ValueSource(ints = {RawZip.PIPE, RawZip.DEVICE})
    void refusesDevicesAndPipes(int mode) throws IOException {
        refused(
                new RawZip().add("thing", mode, "").bytes(),
                "The entry 'thing' is neither a file nor a directory.");
    }

    @Test
    void refusesDuplicates() throws IOException {
        refused(
                new RawZip().add("a/b", RawZip.FILE, "x").add("a//b", RawZip.FILE, "y").bytes(),
                "It holds the entry 'a/b' twice.");
    }

    @Test
    void takesADirectoryTwice() throws Exception {
        unpack(
                new RawZip()
                        .add("META-INF/", RawZip.DIRECTORY, "")
                        .add("META-INF/", RawZip.DIRECTORY, "")
                        .add("META-INF/a", RawZip.FILE, "x")
                        .bytes());
    }

    @Test
    void refusesAFileThatIsADirectoryToo() throws IOException {
        refused(
                new RawZip().add("a", RawZip.FILE, "x").add("a/b", RawZip.FILE, "y").bytes(),
                "It holds 'a' as a file and as a directory.");
    }

    @Test
    void refusesABomb() {
        byte[] zip =
                new RawZip().statedSize(10).add("bomb", RawZip.FILE, new byte[262_144_001]).bytes();

        assertThat(zip.length).isLessThan(300_000);
        assertThatThrownBy(() -> packages.accept(zip))
                .isInstanceOf(PackageException.class)
                .hasMessage("Unzipped size must be smaller than 262144000 bytes");
    }

    @Test
    void refusesABombOfEntriesThatShareTheirContent() {
        RawZip zip = new RawZip().add("0", RawZip.FILE, new byte[30_000_000]);
        for (int i = 1; i < 9; i++) {
            zip.overlap(Integer.toString(i));
        }

        assertThatThrownBy(() -> packages.accept(zip.bytes()))
                .isInstanceOf(PackageException.class)
                .hasMessage("Unzipped size must be smaller than 262144000 bytes");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        RawZip zip = new RawZip().method(0);
        for (int i = 0; i < 65_536; i++) {
            zip.add("f" + i, RawZip.FILE, "");
        }

        refused(zip.bytes(0xffff), "It holds more than 65534 entries.");
        refused(zip.bytes(0), "");
    }

    @Test
    void refusesEncryptionAndOtherMethods() throws IOException {
        refused(
                new RawZip().flags(1).add("a", RawZip.FILE, "x").bytes(),
                "The entry 'a' is encrypted.");
        refused(
                new RawZip().method(12).add("a", RawZip.FILE, "x").bytes(),
                "The entry 'a' is compressed by another method than deflate.");
    }

    @Test
    void refusesDamage() throws IOException {
        byte[] zip = new RawZip().add("a", RawZip.FILE, "some content").bytes();

        refused(new byte[0], "");
        refused("no zip at all, but long enough".getBytes(StandardCharsets.UTF_8), "");
        refused(Arrays.copyOf(zip, zip.length - 1), "");
        refused(Arrays.copyOfRange(zip, 5, zip.length), "");
        refused(new RawZip().wrongCrc().add("a", RawZip.FILE, "x").bytes(), "");
        refused(new RawZip().add("a", RawZip.FILE, "x").bytes(2), "");
    }

    @Test
    void survivesAnyFlippedByte() throws Exception {
        byte[] zip =
                new RawZip()
                        .add("dir/a", RawZip.EXECUTABLE, "some content, some content")
                        .add("b", RawZip.FILE, "more")
                        .bytes();
        for (int at = 0; at < zip.length; at++) {
            for (int bit = 1; bit < 256; bit <<= 1) {
                byte[] flipped = zip.clone();
                flipped[at] ^= (byte) bit;
                try {
                    packages.check(flipped);
                } catch (PackageException expected) {
                    assertThat(expected).hasMessageStartingWith("Could not unzip");
                }
            }
        }
    }

    @Test
    void refusesAZipThatIsTooLarge() {
        assertThatThrownBy(() -> packages.accept(new byte[Packages.MAX_ZIPPED_BYTES + 1]))
                .isInstanceOf(PackageException.class)
                .hasMessage("Zipped size must be smaller than 52428800 bytes");
    }

    @Test
    void readsOnlyPackages() throws Exception {
        byte[] zip = new RawZip().add("a", RawZip.FILE, "x").bytes();
        CodePackage code = packages.accept(zip).code();

        assertThat(packages.read(code.sha256())).isEqualTo(zip);
        assertThatThrownBy(() -> packages.read("../lock")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> packages.read("0".repeat(64)))
                .isInstanceOf(NoSuchFileException.class);
    }
}
