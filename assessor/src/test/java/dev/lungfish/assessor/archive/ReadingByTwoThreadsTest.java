package dev.lungfish.assessor.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.assessor.adversary.Classes;
import dev.lungfish.assessor.adversary.Jars;
import dev.lungfish.assessor.adversary.WickedJars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingByTwoThreadsTest {

    @TempDir Path folder;

    @Test
    void allThreadsReadTheSameBytes() throws Exception {
        byte[] many = WickedJars.manyClasses(500).bytes();
        Path jar =
                Jars.jar()
                        .classes("BOOT-INF/classes/shop/Main")
                        .stored("BOOT-INF/lib/stored.jar", many)
                        .write(folder.resolve("orders.jar"));
        try (Program program = Programs.open(jar, Bounds.DEFAULT);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Unit unit = program.units().getLast();
            List<Future<Boolean>> reads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                reads.add(threads.submit(reading(unit)));
            }
            for (Future<Boolean> read : reads) {
                assertThat(read.get()).isTrue();
            }
        }
    }

    private static Callable<Boolean> reading(Unit unit) {
        return () -> {
            for (String name : unit.classNames()) {
                assertThat(unit.classBytes(name)).contains(Classes.plain(name));
            }
            return unit.classNames().size() == 500;
        };
    }
}
