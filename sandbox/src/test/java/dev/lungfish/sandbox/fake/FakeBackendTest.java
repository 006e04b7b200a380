package dev.lungfish.sandbox.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lungfish.sandbox.Backend;
import dev.lungfish.sandbox.BackendContract;
import dev.lungfish.sandbox.Exit;
import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeBackendTest extends BackendContract {

    @Override
    protected Backend open(Path dataDirectory) {
        return new FakeBackend(FakeBackendTest::work);
    }

    @Override
    protected List<String> command(Work work) {
        return List.of(work.name());
    }

    private static void work(FakeSandbox sandbox, SandboxSpec spec) throws Exception {
        switch (Work.valueOf(spec.command().getFirst())) {
            case EXIT_7 -> sandbox.end(new Exit.Status(7));
            case PRINT -> {
                sandbox.print("one");
                sandbox.print("two");
                sandbox.print("three");
            }
            case WAIT -> {
                sandbox.print("ready");
                sandbox.awaitEnd();
            }
            case IGNORE_TERMINATION -> {
                sandbox.onTerminate(() -> spec.output().line("asked to end"));
                sandbox.print("ready");
                sandbox.awaitEnd();
            }
            case COUNT -> {
                for (int i = 0; true; i++) {
                    sandbox.use(1_000_000);
                    sandbox.print(Integer.toString(i));
                    Thread.sleep(5);
                }
            }
            case HOG -> sandbox.hold(1L << 30);
            case LONG_LINE -> {
                sandbox.print("x".repeat(256 * 1024));
                sandbox.print("x".repeat(44 * 1024));
            }
        }
    }

    @Test
    void startsFailAsLongAsATestWants() throws Exception {
        FakeBackend fake = (FakeBackend) backend;
        fake.failStarts("No room.");
        assertThatThrownBy(() -> start(Work.WAIT))
                .isInstanceOf(SandboxException.class)
                .hasMessage("No room.");
        fake.failStarts(null);
        start(Work.WAIT);
        assertThat(fake.started()).isEqualTo(1);
        assertThat(fake.sandboxes()).hasSize(1);
    }

    @Test
    void reapFindsWhatATestLeftBehindOnce() {
        ((FakeBackend) backend).leaveBehind(3);
        assertThat(backend.reap()).isEqualTo(3);
        assertThat(backend.reap()).isZero();
    }
}
