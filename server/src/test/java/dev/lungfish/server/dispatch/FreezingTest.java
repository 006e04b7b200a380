package dev.lungfish.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.sandbox.SandboxException;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.fake.FakeBackend;
import dev.lungfish.sandbox.fake.FakeProgram;
import dev.lungfish.sandbox.fake.FakeSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FreezingTest {

    private static final long MILLI = 1_000_000;

    private final FakeBackend backend = new FakeBackend(FakeProgram.IDLE);
    private final AtomicInteger about = new AtomicInteger();
    private final Freezing freezing = new Freezing(2 * MILLI, about::incrementAndGet);
    private FakeSandbox sandbox;
    private long now;

    @BeforeEach
    void start() throws SandboxException {
        SandboxSpec spec =
                new SandboxSpec(
                        "one", List.of("program"), Map.of(), Path.of("/"), 128, 512, line -> {});
        sandbox = (FakeSandbox) backend.start(spec);
        freezing.replace(sandbox);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void anIdleEnvironmentIsFrozenAfterAMoment() {
        idle();
        assertThat(frozenAfter(MILLI)).isFalse();
        assertThat(frozenAfter(MILLI)).isTrue();
        assertThat(sandbox.frozen()).isTrue();
        assertThat(about).hasValue(1);
    }

    @Test
    void servingThawsIt() {
        idle();
        assertThat(frozenAfter(2 * MILLI)).isTrue();
        freezing.busy();
        assertThat(sandbox.frozen()).isFalse();
        assertThat(frozenAfter(50 * MILLI)).as("while it serves").isFalse();
    }

    @Test
    void oneWhoseFreezeWasOverSoonIsLeftAloneForLonger() {
        freezeFor(5 * MILLI);
        assertThat(frozenAfter(3 * MILLI)).isFalse();
        assertThat(frozenAfter(MILLI)).isTrue();
    }

    @Test
    void noneIsLeftAloneForLongerThanALimit() {
        for (int i = 0; i < 20; i++) {
            freezeFor(5 * MILLI);
        }
        assertThat(frozenAfter(31 * MILLI)).isFalse();
        assertThat(frozenAfter(MILLI)).isTrue();
    }

    @Test
    void aFreezeThatLastsEndsThePatience() {
        freezeFor(5 * MILLI);
        freezeFor(25 * MILLI);
        assertThat(frozenAfter(2 * MILLI)).isTrue();
    }

    /// Waits until it is frozen, and serves a request so much later.
    private void freezeFor(long nanos) {
        idle();
        boolean frozen = false;
        while (!frozen) {
            frozen = frozenAfter(MILLI);
        }
        freezing.busy();
        now += nanos;
        idle();
    }

    private void idle() {
        freezing.idle(now);
    }

    private boolean frozenAfter(long nanos) {
        now += nanos;
        freezing.freezeIfIdle(now);
        return freezing.isFrozen();
    }
}
