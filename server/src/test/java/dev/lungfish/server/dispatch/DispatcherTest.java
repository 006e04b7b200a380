package dev.lungfish.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.core.service.Contract;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.fake.FakeBackend;
import dev.lungfish.sandbox.fake.FakeSandbox;
import dev.lungfish.server.PlatformOptions;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.http.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Environments that end at bad moments: every request ends once, and no slot is lost.
final class DispatcherTest {

    private interface Life {
        void live(FakeRuntime runtime, FakeSandbox sandbox) throws Exception;
    }

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger born = new AtomicInteger();
    private final Transport transport = Transport.open(1);
    private final SilentJournal journal = new SilentJournal();
    private final FakeBackend backend = new FakeBackend(this::live);
    private List<Life> lives = List.of();
    private Dispatcher dispatcher;
    private Target target;

    /// @param first how the first environments live; those after them serve
    private void start(Duration initLimit, Life... first) {
        lives = List.of(first);
        dispatcher =
                new Dispatcher(
                        OnDemandRules.AWS_LAMBDA,
                        new Cluster(List.of(PlatformOptions.machine(1024))),
                        new DispatchSettings(
                                initLimit,
                                Duration.ofMillis(2),
                                Duration.ofMillis(100),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1)),
                        transport,
                        (plan, contract, _, output) ->
                                backend.start(
                                        new SandboxSpec(
                                                plan.id(),
                                                List.of("fake"),
                                                contract,
                                                Path.of("."),
                                                128,
                                                512,
                                                output)),
                        journal);
        dispatcher.start();
        target = dispatcher.target(revision(), "arn:tested", dispatcher.newService());
    }

    private static Revision revision() {
        return new Revision(
                "1",
                "tested",
                Revision.LATEST,
                Contract.HANDLER,
                "provided.al2023",
                "handler",
                Architecture.X86_64,
                128,
                60,
                512,
                Map.of(),
                Path.of("."),
                null);
    }

    @AfterEach
    void nothingIsLost() {
        awaitIdle();
        dispatcher.close();
        assertThat(backend.sandboxes()).isEmpty();
        backend.close();
        transport.close();
    }

    @Test
    void aRequestThatARuntimeNeverAskedForGoesToAnotherEnvironment() throws Exception {
        var mayEnd = new CountDownLatch(1);
        start(
                LONG,
                (runtime, _) -> {
                    runtime.answer(runtime.next());
                    mayEnd.await();
                },
                (runtime, _) -> runtime.serve());
        TestCall first = submit();
        assertThat(first.end()).isEqualTo("answered");
        awaitIdle();
        TestCall second = submit();
        assertThat(dispatcher.counts(target).busy()).as("given to the same one").isEqualTo(1);
        mayEnd.countDown();
        assertThat(second.end()).isEqualTo("answered");
        assertThat(born).hasValue(2);
        await().until(() -> first.isReleased() && second.isReleased());
    }

    @Test
    void aRequestThatARuntimeHasSeenFailsWithIt() throws Exception {
        start(
                LONG,
                (runtime, _) -> {
                    runtime.answer(runtime.next());
                    runtime.next();
                },
                (runtime, _) -> runtime.serve());
        assertThat(submit().end()).isEqualTo("answered");
        awaitIdle();
        assertThat(submit().end()).isEqualTo("Runtime.ExitError");
        assertThat(submit().end()).isEqualTo("answered");
        assertThat(born).hasValue(2);
    }

    @Test
    void anEnvironmentThatEndsWhileNobodyUsesItIsReplaced() throws Exception {
        start(LONG, (runtime, _) -> runtime.serve(), (runtime, _) -> runtime.serve());
        assertThat(submit().end()).isEqualTo("answered");
        backend.sandboxes().forEach(FakeSandbox::kill);
        await().until(() -> !dispatcher.counts(target).any());
        assertThat(submit().end()).isEqualTo("answered");
        assertThat(born).hasValue(2);
    }

    @Test
    void requestsUnderWayWhileEnvironmentsDieAllEndOnce() throws Exception {
        start(LONG);
        for (int round = 0; round < 50; round++) {
            List<TestCall> calls = List.of(submit(), submit(), submit(), submit());
            backend.sandboxes().stream().limit(2).forEach(FakeSandbox::kill);
            for (TestCall call : calls) {
                assertThat(call.end())
                        .isIn("answered", "Runtime.ExitError", "Runtime.TruncatedResponse");
            }
        }
    }

    @Test
    void aStartThatTakesTooLongIsTriedAgainByItsRequest() throws Exception {
        start(
                Duration.ofMillis(300),
                (_, sandbox) -> sandbox.awaitEnd(),
                (runtime, _) -> runtime.serve());
        assertThat(submit().end()).isEqualTo("answered");
        assertThat(journal.failedStarts).hasValue(1);
        assertThat(born).hasValue(2);
    }

    @Test
    void whatIsServedWhenThePlatformStopsIsAnswered() throws Exception {
        var taken = new CountDownLatch(1);
        start(
                LONG,
                (runtime, sandbox) -> {
                    runtime.next();
                    taken.countDown();
                    sandbox.awaitEnd();
                });
        TestCall call = submit();
        taken.await();
        dispatcher.close();
        assertThat(call.end()).isEqualTo("Sandbox.Failure");
        assertThat(submit().end()).isEqualTo("Sandbox.Failure");
    }

    /// An answer is out a moment before its slot is free.
    private void awaitIdle() {
        await().untilAsserted(() -> assertThat(dispatcher.counts(target).busy()).isZero());
    }

    private TestCall submit() {
        var call = new TestCall(target);
        dispatcher.submit(call);
        return call;
    }

    private void live(FakeSandbox sandbox, SandboxSpec spec) throws Exception {
        int number = born.getAndIncrement();
        var runtime = new FakeRuntime(spec);
        Life life = number < lives.size() ? lives.get(number) : (serving, _) -> serving.serve();
        life.live(runtime, sandbox);
    }
}
