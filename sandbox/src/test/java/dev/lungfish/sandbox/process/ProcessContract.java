package dev.lungfish.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.ProgramContract;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.linux.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What sandboxes of processes promise beyond [ProgramContract], whichever walls they have.
abstract class ProcessContract extends ProgramContract {

    private final Isolation isolation;

    ProcessContract(Isolation isolation) {
        this.isolation = isolation;
    }

    @Override
    protected Backend open(Path dataDirectory) throws SandboxException {
        return ProcessBackend.open(dataDirectory, isolation);
    }

    @Test
    void reapEndsWhatADeadPlatformLeftAndNothingOfALiveOne() throws Exception {
        Sandbox alive = start(Work.WAIT);
        awaitLine("ready");
        String dead = UUID.randomUUID().toString();
        Files.createDirectories(directory.resolve("data/sandboxes").resolve(dead));
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().put(Mark.VARIABLE, dead + "/1.");
        Process left = builder.start();
        Process unrelated = new ProcessBuilder("sleep", "1000").start();
        try (Backend next = open(directory.resolve("data"))) {
            assertThat(next.reap()).isEqualTo(1);
            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(unrelated.isAlive()).isTrue();
            assertThat(alive.exited()).isNotDone();
            assertThat(directory.resolve("data/sandboxes").resolve(dead)).doesNotExist();
            assertThat(next.reap()).isZero();
        } finally {
            left.destroyForcibly();
            unrelated.destroyForcibly();
        }
    }

    @Test
    void aKilledGuardianIsReplaced() {
        ProcessBackend processes = (ProcessBackend) backend;
        long first = processes.guardianPid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().until(() -> processes.guardianPid() != first);
        assertThat(ProcessHandle.of(processes.guardianPid())).isPresent();
    }

    @Test
    void aKilledPlatformLeavesNothing() throws Exception {
        String tag = uniqueSeconds();
        Path data = directory.resolve("lonely");
        Process platform = LonelyPlatform.start(data, isolation, tag);
        try {
            assertThat(platform.inputReader().readLine()).isEqualTo("ready");
            assertThat(processesWith(tag)).isPositive();
        } finally {
            platform.destroyForcibly();
        }
        platform.waitFor();
        await().atMost(Duration.ofSeconds(20)).until(() -> processesWith(tag) == 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> filesBelow(data.resolve("sandboxes")).isEmpty());
    }
}
