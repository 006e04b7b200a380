package dev.lungfish.sandbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher alone, without a sandbox that would clear up behind it.
class CopiesTest {

    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    @TempDir private Path data;

    private final List<Long> copies = new ArrayList<>();
    private final List<Process> launchers = new ArrayList<>();
    private String script = "";

    @BeforeEach
    void unpack() {
        script = RuntimeFiles.unpack(data).file(Copies.SCRIPT).toString();
    }

    @AfterEach
    void nothingSurvives() {
        launchers.forEach(Process::destroyForcibly);
        assertThat(copies)
                .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        copies.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private Process launch(int count, String program) throws IOException {
        Process launcher =
                new ProcessBuilder(
                                "/bin/sh",
                                script,
                                Integer.toString(count),
                                "/bin/sh",
                                "-c",
                                program)
                        .redirectErrorStream(true)
                        .start();
        launchers.add(launcher);
        return launcher;
    }

    /// Reads the numbers of the processes that have begun.
    private BufferedReader begun(Process launcher, int count) throws IOException {
        BufferedReader reader = launcher.inputReader();
        for (int i = 0; i < count; i++) {
            copies.add(Long.parseLong(reader.readLine()));
        }
        return reader;
    }

    private static int status(Process launcher) throws InterruptedException {
        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
        return launcher.exitValue();
    }

    @ParameterizedTest
    @CsvSource({"exit 5,5", "kill -SEGV $$,139", "kill -KILL $$,137"})
    void oneThatEndsEndsAllAndSaysHow(String end, int status) throws Exception {
        Process launcher =
                launch(
                        5,
                        "echo $$; while [ ! -e "
                                + data.resolve("go")
                                + " ] || [ $LUNGFISH_COPY != 4 ]; do sleep 0.01; done; "
                                + end);
        begun(launcher, 5);
        Files.createFile(data.resolve("go"));
        assertThat(status(launcher)).isEqualTo(status);
    }

    @Test
    void aSignalGoesToAllAndAllMayTakeTheirTime() throws Exception {
        Process launcher =
                launch(
                        4,
                        "trap 'sleep 0.0$LUNGFISH_COPY; echo bye; exit 0' TERM; echo $$; while :; do sleep 0.01; done");
        BufferedReader reader = begun(launcher, 4);
        assertThat(launcher.toHandle().destroy()).isTrue();
        assertThat(reader.lines()).containsExactly("bye", "bye", "bye", "bye");
        assertThat(status(launcher)).isZero();
    }

    @Test
    void aProgramThatCannotBeStartedIsToldByItsStatus() throws Exception {
        Process launcher =
                new ProcessBuilder("/bin/sh", script, "3", "/no/such/program")
                        .redirectErrorStream(true)
                        .start();
        launchers.add(launcher);
        assertThat(launcher.inputReader().readLine()).contains("/no/such/program");
        assertThat(status(launcher)).isEqualTo(127);
    }

    @Test
    void endsAllAtOnceWhateverTheMoment() throws Exception {
        for (int round = 0; round < 20; round++) {
            assertThat(status(launch(6, "exit 5"))).isEqualTo(5);
        }
    }

    @Test
    void asksForTheEndAreHeardWhateverTheMoment() throws Exception {
        for (int round = 0; round < 20; round++) {
            Process launcher = launch(6, "exec sleep 60");
            long until = System.nanoTime() + round * 500_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertThat(launcher.toHandle().destroy()).isTrue();
            assertThat(status(launcher)).isIn(TERMINATED, KILLED);
        }
    }
}
