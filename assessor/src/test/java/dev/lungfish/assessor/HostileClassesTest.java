package dev.lungfish.assessor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.adversary.Classes;
import dev.lungfish.assessor.adversary.Jars;
import dev.lungfish.assessor.adversary.Mutations;
import dev.lungfish.assessor.adversary.WickedJars;
import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.archive.Programs;
import dev.lungfish.assessor.finding.Assessment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Class files that no compiler writes: what can be said is said, and what cannot is told.
class HostileClassesTest {

    private static final int DAMAGED_PROGRAMS = 100;

    @TempDir private Path folder;

    @Test
    void classesThatInheritInACircleEndTheSearch() throws Exception {
        Assessment assessment =
                assess(
                        Jars.jar()
                                .manifest("Main-Class", "shop.A")
                                .file("shop/A.class", Classes.extending("shop/A", "shop/B"))
                                .file("shop/B.class", Classes.extending("shop/B", "shop/A"))
                                .file("shop/C.class", Classes.extendingItself("shop/C")));
        assertThat(assessment.classes()).isEqualTo(3);
    }

    @Test
    void whatIsDamagedIsToldAndTheRestIsRead() throws Exception {
        Assessment assessment =
                assess(
                        Jars.jar()
                                .classes("shop/Sound")
                                .file("shop/Cut.class", Classes.cutOff("shop/Cut", 40))
                                .file("shop/Huge.class", Classes.withHugeConstantPool("shop/Huge"))
                                .file("shop/None.class", Classes.promisingConstants("shop/None")));
        assertThat(assessment.classes()).isEqualTo(4);
        assertThat(String.join("\n", assessment.gaps())).contains("2 classes are damaged");
    }

    @Test
    void whatNoJvmOrNoCompilerWouldTakeIsAGap() throws Exception {
        Assessment assessment =
                assess(
                        Jars.jar()
                                .manifest("Main-Class", "shop.Main")
                                .file("shop/Main.class", Classes.withBrokenSignature("shop/Main"))
                                .file("shop/Field.class", Classes.withFieldOfNoType("shop/Field"))
                                .file(
                                        "shop/Deep.class",
                                        Classes.withEndlessAnnotation("shop/Deep", 1_000_000)));
        assertThat(assessment.classes()).isEqualTo(3);
        assertThat(String.join("\n", assessment.gaps()))
                .contains("1 classes are damaged and were left out, shop.Deep among them");
    }

    @Test
    void sixtyThousandClassesAreRead() throws Exception {
        assertThat(assess(WickedJars.manyClasses(60_000)).classes()).isEqualTo(60_000);
        assertThat(assess(WickedJars.wickedClasses()).gaps()).isNotEmpty();
    }

    @Test
    void noDamageOfAProgramIsMoreThanAGap() throws Exception {
        Path classes =
                new Sources(folder)
                        .with(
                                """
                                package shop;
                                import java.util.*;
                                import java.util.function.*;
                                public class Main {
                                    static final Map<String, List<Long>> totals = new HashMap<>();
                                    @Deprecated int count;
                                    public static void main(String[] args) {
                                        Supplier<Thread> made = () -> new Thread(Main::work, "a");
                                        made.get().start();
                                        switch (args.length) {
                                            case 0 -> totals.put("a", List.of(1L));
                                            default -> totals.computeIfAbsent(args[0], any -> new ArrayList<>()).add((long) args.length);
                                        }
                                    }
                                    static void work() {
                                        synchronized (totals) { totals.clear(); }
                                    }
                                }
                                """)
                        .compile();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        for (int seed = 0; seed < DAMAGED_PROGRAMS; seed++) {
            Mutations mutations = new Mutations(seed);
            Jars jar = Jars.jar().manifest("Main-Class", "shop.Main");
            files.forEach((path, bytes) -> jar.file(path, mutations.damage(bytes)));
            assertThat(assess(jar).service()).as("seed %s", seed).isEqualTo("program");
        }
    }

    private Assessment assess(Jars jar) throws Exception {
        Path file = jar.write(folder.resolve("program.jar"));
        try (Program program = Programs.open(file, Bounds.DEFAULT)) {
            return Sources.ASSESSOR.assess(program);
        }
    }
}
