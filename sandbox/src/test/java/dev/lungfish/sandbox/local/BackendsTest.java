package dev.lungfish.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.Sandbox;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.linux.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {

    @TempDir Path directory;

    @Test
    void aChoiceHasAName() {
        assertThat(BackendChoice.of("auto")).isEqualTo(BackendChoice.AUTO);
        assertThat(BackendChoice.of("crun")).hasToString("crun");
        assertThatThrownBy(() -> BackendChoice.of("docker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auto, process, oci, crun, runc, runsc");
    }

    @Test
    void processesAreGivenToThoseWhoChooseThem() throws Exception {
        Backends.Opened opened = Backends.open(directory, BackendChoice.PROCESS);
        try (var backend = opened.backend()) {
            assertThat(backend.name()).isEqualTo("process");
            assertThat(opened.sentence()).isNotBlank();
        }
    }

    @Test
    void withoutAChoiceThereIsAlwaysOneThatWorksAndItSaysWhatItIs() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Backends.Opened opened = Backends.open(directory, BackendChoice.AUTO);
        try (var backend = opened.backend()) {
            assertThat(opened.sentence())
                    .contains(backend.name().equals("oci") ? "containers" : "plain processes");
            assertThat(run(backend)).isEqualTo(new Exit.Status(3));
        }
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatToDo() throws Exception {
        boolean there = Programs.find("runsc").isPresent();
        try {
            Backends.open(directory, BackendChoice.RUNSC).backend().close();
            assertThat(there).isTrue();
        } catch (SandboxException e) {
            assertThat(e).hasMessageContaining("No containers can be run here. runsc: ");
            assertThat(there || e.getMessage().contains("gvisor.dev")).isTrue();
        }
    }

    @Test
    void severalMayBeOpenOnOneDataDirectoryAndNoneReapsAnother() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var first = Backends.open(directory, BackendChoice.AUTO).backend();
                var second = Backends.open(directory, BackendChoice.PROCESS).backend()) {
            Sandbox running = start(first, "sleep 1000");
            assertThat(second.reap()).isZero();
            assertThat(first.reap()).isZero();
            assertThat(run(second)).isEqualTo(new Exit.Status(3));
            assertThat(running.exited()).isNotDone();
        }
    }

    private Exit run(Backend backend) throws Exception {
        return start(backend, "exit 3").exited().get(30, TimeUnit.SECONDS);
    }

    private Sandbox start(Backend backend, String script) throws SandboxException {
        return backend.start(
                new SandboxSpec(
                        "one",
                        List.of("/bin/sh", "-c", script),
                        Map.of("PATH", "/usr/bin:/bin"),
                        directory,
                        64,
                        16,
                        _ -> {}));
    }
}
