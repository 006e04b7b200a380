package dev.lungfish.assessor.archive;

import dev.lungfish.assessor.adversary.Classes;
import dev.lungfish.assessor.adversary.Jars;
import dev.lungfish.assessor.configuration.Configuration;
import dev.lungfish.assessor.zip.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads bytes as a program, to the last file. Whatever they are, it ends, and fails in no other way than it says.
final class ProgramFuzz {

    private static final Bounds BOUNDS = new Bounds(20, 2_000, 1 << 24, 1 << 20, 1 << 20, 250, 10);

    private ProgramFuzz() {}

    /// Reads them.
    ///
    /// @return how many files were read, 0 if it is no program
    static int read(byte[] bytes) {
        Reading reading = new Reading(BOUNDS);
        Contents contents;
        try {
            FileTree tree =
                    ZipTree.open(
                            "orders.jar",
                            Bytes.of(bytes),
                            () -> {},
                            new Budget(BOUNDS),
                            reading.gaps());
            contents = new Layouts(reading).read(tree);
        } catch (IOException e) {
            return 0;
        }
        OpenProgram program =
                new OpenProgram(
                        Path.of("orders.jar"),
                        contents.name(),
                        contents.layout(),
                        contents.manifest(),
                        contents.units(),
                        reading.gaps().sentences(),
                        reading);
        Configuration.of(program);
        return program.units().stream().mapToInt(ProgramFuzz::readAll).sum();
    }

    private static int readAll(Unit unit) {
        int count = 0;
        for (String name : unit.classNames()) {
            count += isRead(() -> unit.classBytes(name).orElseThrow());
        }
        for (String path : unit.resourceNames()) {
            count += isRead(() -> unit.resource(path).orElseThrow());
        }
        return count;
    }

    private interface Read {
        byte[] bytes() throws IOException;
    }

    private static int isRead(Read read) {
        try {
            if (read.bytes().length > BOUNDS.mostEntryBytes()) {
                throw new AssertionError("more was read than the bounds allow");
            }
            return 1;
        } catch (IOException e) {
            return 0;
        }
    }

    /// Sound programs to start from: one of each layout.
    static Stream<byte[]> seeds() {
        Jars plain =
                Jars.jar()
                        .manifest("Main-Class", "shop.Main", "Multi-Release", "true")
                        .pom("shop.lake", "orders", "1.0")
                        .classes("shop/Main", "META-INF/versions/21/shop/Main", "io/netty/Buf")
                        .text("application.yml", "a: &x [1, 2]\nb: {c: *x}\n")
                        .text("application.properties", "a=\\u0041\\\n b\n");
        Jars boot =
                Jars.jar()
                        .manifest("Start-Class", "shop.Main")
                        .classes("BOOT-INF/classes/shop/Main")
                        .stored("BOOT-INF/lib/plain-1.0.jar", plain.bytes())
                        .file("BOOT-INF/lib/packed-2.jar", plain.bytes())
                        .text("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/plain-1.0.jar\"\n");
        Jars war =
                Jars.jar()
                        .file("WEB-INF/classes/shop/Cut.class", Classes.cutOff("shop/Cut", 30))
                        .file("WEB-INF/lib/plain.jar", plain.bytes());
        return List.of(plain, boot, war).stream().map(Jars::bytes);
    }
}
