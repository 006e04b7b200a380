package dev.lungfish.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every backend promises. A backend's own test says how its sandboxes do each [Work].
public abstract class BackendContract {

    protected static final int MEMORY_MEGABYTES = 64;
    protected static final int PROCESSOR = 1000;

    /// A wall may be met with so much still free, since the kernel counts in batches.
    private static final int KERNEL_BATCH_MEGABYTES = 1;

    /// What a program of this test does.
    protected enum Work {
        /// Ends with status 7 at once.
        EXIT_7,
        /// Writes the lines `one`, `two` (to standard error, where there is one), and `three` without its end.
        PRINT,
        /// Writes `ready`, then waits for ever.
        WAIT,
        /// Writes `ready`, then waits for ever, whatever SIGTERM says.
        IGNORE_TERMINATION,
        /// Writes a growing number again and again.
        COUNT,
        /// Takes far more memory than [#MEMORY_MEGABYTES].
        HOG,
        /// Writes one line of 300 KiB.
        LONG_LINE
    }

    @TempDir protected Path directory;

    protected Backend backend;

    protected final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    protected abstract Backend open(Path dataDirectory) throws Exception;

    protected abstract List<String> command(Work work);

    @BeforeEach
    void openBackend() throws Exception {
        backend = open(directory.resolve("data"));
    }

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    protected SandboxSpec spec(String id, List<String> command) {
        return new SandboxSpec(
                        id,
                        command,
                        Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello"),
                        directory,
                        MEMORY_MEGABYTES,
                        16,
                        lines::add)
                .withCpuMillis(PROCESSOR);
    }

    protected Sandbox start(Work work) throws SandboxException {
        return backend.start(spec("one", command(work)));
    }

    protected static Exit end(Sandbox sandbox) throws Exception {
        return sandbox.exited().get(30, TimeUnit.SECONDS);
    }

    protected void awaitLine(String line) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lines.contains(line));
    }

    @Test
    void theExitStatusIsTheProgramsOwn() throws Exception {
        assertThat(end(start(Work.EXIT_7))).isEqualTo(new Exit.Status(7));
    }

    @Test
    void allOutputIsDeliveredInOrderBeforeTheEndIsKnown() throws Exception {
        end(start(Work.PRINT));
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void aLineTooLongComesInPieces() throws Exception {
        end(start(Work.LONG_LINE));
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(262_144));
        assertThat(lines.stream().mapToInt(String::length).sum()).isEqualTo(300 * 1024);
    }

    @Test
    void killEndsTheProgramAndMayBeRepeated() throws Exception {
        Sandbox sandbox = start(Work.WAIT);
        awaitLine("ready");
        assertThat(sandbox.exited()).isNotDone();
        sandbox.kill();
        sandbox.kill();
        assertThat(end(sandbox)).isEqualTo(new Exit.Signal(9));
        sandbox.kill();
        sandbox.terminate();
        sandbox.freeze();
        sandbox.thaw();
        assertThat(sandbox.memoryPeakBytes()).isNotNegative();
    }

    @Test
    void killWorksAtOnceAfterTheStart() throws Exception {
        Sandbox sandbox = start(Work.WAIT);
        sandbox.kill();
        assertThat(end(sandbox)).isEqualTo(new Exit.Signal(9));
    }

    @Test
    void killEndsAFrozenProgram() throws Exception {
        Sandbox sandbox = start(Work.WAIT);
        awaitLine("ready");
        sandbox.freeze();
        sandbox.kill();
        assertThat(end(sandbox)).isEqualTo(new Exit.Signal(9));
    }

    @Test
    void terminateAsksTheProgramToEndEvenWhenItIsFrozen() throws Exception {
        Sandbox sandbox = start(Work.WAIT);
        awaitLine("ready");
        sandbox.freeze();
        sandbox.terminate();
        assertThat(end(sandbox)).isEqualTo(new Exit.Signal(15));
    }

    @Test
    void aProgramMayIgnoreTermination() throws Exception {
        Sandbox sandbox = start(Work.IGNORE_TERMINATION);
        awaitLine("ready");
        sandbox.terminate();
        awaitLine("asked to end");
        assertThat(sandbox.exited()).isNotDone();
        sandbox.kill();
        assertThat(end(sandbox)).isEqualTo(new Exit.Signal(9));
    }

    @Test
    void aFrozenProgramStandsStillUntilItIsThawed() throws Exception {
        Sandbox sandbox = start(Work.COUNT);
        await().until(() -> lines.size() > 2);
        sandbox.freeze();
        sandbox.freeze();
        int frozenAt = settledCount();
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines.size() == frozenAt);
        sandbox.thaw();
        sandbox.thaw();
        await().until(() -> lines.size() > frozenAt + 2);
    }

    /// What was written before the freeze may still be on its way.
    protected int settledCount() {
        int[] last = {-1};
        await().during(Duration.ofMillis(50))
                .until(
                        () -> {
                            int size = lines.size();
                            boolean same = size == last[0];
                            last[0] = size;
                            return same;
                        });
        return last[0];
    }

    @Test
    void aProgramThatHoldsTooMuchMemoryIsKilled() throws Exception {
        Sandbox sandbox = start(Work.HOG);
        assertThat(end(sandbox))
                .isInstanceOfSatisfying(
                        Exit.OutOfMemory.class,
                        exit ->
                                assertThat(exit.heldBytes())
                                        .isGreaterThanOrEqualTo(MEMORY_MEGABYTES << 20));
        assertThat(sandbox.memoryPeakBytes())
                .isGreaterThanOrEqualTo((MEMORY_MEGABYTES - KERNEL_BATCH_MEGABYTES) << 20);
    }

    @Test
    void processorTimeIsCountedAndNeverLess() throws Exception {
        Sandbox sandbox = start(Work.COUNT);
        await().until(() -> sandbox.cpuNanos() > 0);
        long before = sandbox.cpuNanos();
        await().until(() -> sandbox.cpuNanos() > before);
        long last = sandbox.cpuNanos();
        sandbox.kill();
        end(sandbox);
        assertThat(sandbox.cpuNanos()).isGreaterThanOrEqualTo(last);
    }

    @Test
    void manyMayStartAtOnce() throws Exception {
        List<Exit> exits =
                IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(
                                i -> {
                                    try {
                                        return end(
                                                backend.start(spec("n" + i, command(Work.EXIT_7))));
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                })
                        .toList();
        assertThat(exits).hasSize(16).containsOnly(new Exit.Status(7));
    }

    @Test
    void closeEndsAllAndRefusesMore() throws Exception {
        Sandbox sandbox = start(Work.WAIT);
        awaitLine("ready");
        backend.close();
        assertThat(end(sandbox)).isEqualTo(new Exit.Signal(9));
        assertThatThrownBy(() -> start(Work.WAIT)).isInstanceOf(SandboxException.class);
        backend.close();
    }

    @Test
    void whereNothingWasLeftBehindNothingIsReaped() {
        assertThat(backend.reap()).isZero();
    }
}
