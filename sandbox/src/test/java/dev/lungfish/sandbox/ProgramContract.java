package dev.lungfish.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.Proc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What sandboxes promise that run programs of this machine, whatever holds them.
public abstract class ProgramContract extends BackendContract {

    @Override
    protected List<String> command(Work work) {
        return shell(
                switch (work) {
                    case EXIT_7 -> "exit 7";
                    case PRINT -> "echo one; echo two >&2; printf three";
                    case WAIT -> "echo ready; exec sleep 1000";
                    case IGNORE_TERMINATION ->
                            "trap 'echo asked to end' TERM; echo ready; while :; do sleep 0.02; done";
                    case COUNT -> "i=0; while :; do i=$((i+1)); echo $i; sleep 0.005; done";
                    case HOG -> "head -c 400m /dev/zero | tail";
                    case LONG_LINE -> "head -c 307200 /dev/zero | tr '\\0' x";
                });
    }

    protected static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    protected Sandbox run(String script) throws SandboxException {
        return backend.start(spec("one", shell(script)));
    }

    @Test
    void aSignalThatEndsTheProgramIsTold() throws Exception {
        assertThat(end(run("kill -USR1 $$"))).isEqualTo(new Exit.Signal(10));
        assertThat(lines).isEmpty();
    }

    @Test
    void theProgramGetsItsOwnVariablesAndOurMarkOnly() throws Exception {
        end(backend.start(spec("one", List.of("/usr/bin/env"))));
        List<String> names = lines.stream().map(line -> line.replaceFirst("=.*", "")).toList();
        assertThat(names)
                .contains("PATH", "GREETING")
                .isSubsetOf("PATH", "GREETING", "LUNGFISH_PLATFORM", "TMPDIR");
    }

    @Test
    void theProgramHasNoFilesOfThePlatformOpen() throws Exception {
        end(backend.start(spec("one", List.of("/bin/ls", "/proc/self/fd"))));
        assertThat(lines).containsExactly("0", "1", "2", "3"); // 3 is the listed directory itself
    }

    @Test
    void standardInputIsEmptyAndFilesAreLimited() throws Exception {
        end(run("cat; ulimit -n"));
        assertThat(lines).containsExactly("1024");
    }

    @Test
    void theWorkingDirectoryIsReachableUnderItsOwnNameThoughItLiesUnderTmp() throws Exception {
        Files.writeString(directory.resolve("file"), "content");
        end(run("pwd; cat file; cat '" + directory.resolve("file") + "'"));
        assertThat(lines).containsExactly(directory.toString(), "contentcontent");
    }

    @Test
    void pathsThatAreNeededStayVisible() throws Exception {
        Path other = Files.createTempDirectory("lungfish-visible");
        Path file = Files.writeString(other.resolve("file"), "seen\n");
        SandboxSpec plain = spec("one", shell("cat " + file));
        end(
                backend.start(
                        new SandboxSpec(
                                "one",
                                plain.command(),
                                plain.environment(),
                                plain.workingDirectory(),
                                MEMORY_MEGABYTES,
                                16,
                                List.of(file),
                                lines::add)));
        Files.delete(file);
        Files.delete(other);
        assertThat(lines).containsExactly("seen");
    }

    @Test
    void eachHasItsOwnTemporaryDirectory() throws Exception {
        Sandbox first = run("echo x > ${TMPDIR:-/tmp}/lungfish-left; echo ready; exec sleep 1000");
        awaitLine("ready");
        end(run("ls ${TMPDIR:-/tmp} | grep lungfish-left; echo looked"));
        assertThat(lines).containsExactly("ready", "looked");
        first.kill();
        end(first);
        assertThat(filesBelow(directory.resolve("data"))).noneMatch(f -> f.endsWith("left"));
        assertThat(Path.of("/tmp/lungfish-left")).doesNotExist();
    }

    @Test
    void killEndsForkedProcessesWhereverTheyWent() throws Exception {
        String tag = uniqueSeconds();
        Sandbox sandbox =
                run(
                        "sleep %s & setsid sleep %s & (setsid env -i sleep %s &) ; env -i setsid sleep %s & echo ready; wait"
                                .replace("%s", tag));
        awaitLine("ready");
        await().until(() -> processesWith(tag) == 4);
        sandbox.kill();
        end(sandbox);
        assertThat(processesWith(tag)).isZero();
    }

    @Test
    void whatTheProgramForkedEndsWithIt() throws Exception {
        String tag = uniqueSeconds();
        Sandbox sandbox = run("(setsid sleep %s &); setsid sleep %s & exit 3".replace("%s", tag));
        assertThat(end(sandbox)).isEqualTo(new Exit.Status(3));
        assertThat(processesWith(tag)).isZero();
    }

    @Test
    void noProcessOfAFrozenSandboxRunsEvenInASessionOfItsOwn() throws Exception {
        Sandbox sandbox =
                run(
                        "setsid env -i sh -c 'i=0; while :; do i=$((i+1)); echo $i; sleep 0.005; done' & wait");
        await().until(() -> lines.size() > 2);
        for (int round = 0; round < 3; round++) {
            sandbox.freeze();
            int frozenAt = settledCount();
            await().during(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> lines.size() == frozenAt);
            sandbox.thaw();
            await().until(() -> lines.size() > frozenAt + 2);
        }
    }

    @Test
    void memoryOfAllProcessesCountsTogether() throws Exception {
        Sandbox both =
                run(
                        "for i in 1 2 3; do python3 -c 'import time; x = bytearray(40 << 20); time.sleep(1000)' & done; wait");
        assertThat(end(both)).isInstanceOf(Exit.OutOfMemory.class);
    }

    @Test
    void thePeakIsThatOfTheProgram() throws Exception {
        Sandbox sandbox =
                backend.start(
                        spec(
                                "one",
                                List.of(
                                        "python3",
                                        "-c",
                                        "x = bytearray(30 << 20); x = None; print('ready', flush=True); import time; time.sleep(1000)")));
        awaitLine("ready");
        assertThat(sandbox.memoryPeakBytes()).isBetween(30L << 20, 50L << 20);
    }

    @Test
    void aProgramThatIsNotThereIsRefusedAndNothingIsLeft() {
        assertThatThrownBy(() -> backend.start(spec("one", List.of("no-such-program"))))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("no-such-program was not found");
        assertThatThrownBy(() -> backend.start(spec("one", List.of("/etc/passwd"))))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("not executable");
        assertThat(filesBelow(directory.resolve("data"))).allMatch(name -> name.equals("lock"));
    }

    /// An argument to `sleep` that no other process of this machine has.
    protected static String uniqueSeconds() {
        return "1000." + UUID.randomUUID().getLeastSignificantBits() / -10_000;
    }

    protected static long processesWith(String argument) {
        return Proc.pids(Proc.HOST).stream()
                .filter(
                        pid ->
                                List.of(Libc.text("/proc/" + pid + "/cmdline").split("\0", -1))
                                        .contains(argument))
                .count();
    }

    protected static List<String> filesBelow(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of("unreadable");
        }
    }
}
