package dev.lungfish.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lungfish.core.capacity.Cluster;
import dev.lungfish.core.fleet.Environment;
import dev.lungfish.core.fleet.OnDemand;
import dev.lungfish.core.fleet.OnDemandRules;
import dev.lungfish.core.fleet.Order;
import dev.lungfish.core.service.Architecture;
import dev.lungfish.core.service.Contract;
import dev.lungfish.sandbox.SandboxSpec;
import dev.lungfish.sandbox.fake.FakeBackend;
import dev.lungfish.sandbox.fake.FakeSandbox;
import dev.lungfish.server.PlatformOptions;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.http.Transport;
import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A handler's environment that serves several invocations at once. Others of its fleet serve one, and always answer.
@Timeout(60)
final class ManySlotsTest {

    private interface Life {
        void live(FakeRuntime runtime, FakeSandbox sandbox) throws Exception;
    }

    private static final int SLOTS = 4;

    /// So that its number is none of the dispatcher's own.
    private static final int OTHERS = 50;

    private static final Failure OVER = Failure.notStarted("The test is over");

    private final AtomicInteger born = new AtomicInteger();
    private final Transport transport = Transport.open(1);
    private final EventLoop loop = transport.loops().next();
    private final FakeBackend backend = new FakeBackend(this::live);
    private final OnDemand<Request> rules = new OnDemand<>(OnDemandRules.AWS_LAMBDA);
    private final Dispatcher dispatcher =
            new Dispatcher(
                    OnDemandRules.AWS_LAMBDA,
                    new Cluster(List.of(PlatformOptions.machine(1024))),
                    DispatchSettings.DEFAULT,
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
                    new SilentJournal());
    private Life life = (_, _) -> {};
    private Target target;
    private HandlerEnvironment environment;

    private void start(int timeoutSeconds, Life firstLife) throws Exception {
        life = firstLife;
        target = target(timeoutSeconds);
        Environment<Request> place =
                loop.submit(
                                () -> {
                                    rules.provision(System.nanoTime(), target(1).fleet(), OTHERS);
                                    return started(
                                            rules.provision(System.nanoTime(), target.fleet(), 1));
                                })
                        .get();
        environment = new HandlerEnvironment(dispatcher, place, target, loop, SLOTS);
        environment.start();
        await().until(() -> dispatcher.counts(target).idle() == 1);
    }

    private Target target(int timeoutSeconds) {
        return new Target(
                revision(timeoutSeconds),
                "arn:tested",
                owner -> rules.fleet(owner, rules.service(System.nanoTime()), 128, SLOTS));
    }

    private static Environment<Request> started(List<Order<Request>> orders) {
        return ((Order.Start<Request>) orders.getFirst()).environment();
    }

    private static Revision revision(int timeoutSeconds) {
        return new Revision(
                "1",
                "tested",
                Revision.LATEST,
                Contract.HANDLER,
                "provided.al2023",
                "handler",
                Architecture.X86_64,
                128,
                timeoutSeconds,
                512,
                Map.of(),
                Path.of("."),
                null);
    }

    private void live(FakeSandbox sandbox, SandboxSpec spec) throws Exception {
        var runtime = new FakeRuntime(spec);
        if (born.getAndIncrement() == 0) {
            life.live(runtime, sandbox);
        } else {
            runtime.serve();
        }
    }

    private TestCall submit() throws Exception {
        return submit(new TestCall(target));
    }

    private TestCall submit(TestCall call) throws Exception {
        loop.submit(() -> serve(call)).get();
        return call;
    }

    /// On the loop: gives it to the environment, whatever else the rules might do.
    private void serve(TestCall call) {
        var order =
                (Order.Serve<Request>)
                        rules.admit(System.nanoTime(), target.fleet(), call).getFirst();
        environment.serve(order.request());
    }

    @AfterEach
    void nothingIsLost() {
        environment.kill(OVER);
        dispatcher.close();
        await().until(() -> backend.sandboxes().isEmpty());
        assertThat(dispatcher.counts(target).busy()).isZero();
        backend.close();
        transport.close();
    }

    @Test
    void asManyAreServedAtOnceAsThereAreSlots() throws Exception {
        var together = new CyclicBarrier(SLOTS);
        start(
                60,
                (runtime, sandbox) -> {
                    for (int line = 0; line < SLOTS; line++) {
                        Thread.startVirtualThread(() -> meet(runtime, together));
                    }
                    sandbox.awaitEnd();
                });
        for (int round = 0; round < 3; round++) {
            List<TestCall> calls = List.of(submit(), submit(), submit(), submit());
            for (TestCall call : calls) {
                assertThat(call.end()).isEqualTo("answered");
            }
        }
        await().until(() -> dispatcher.counts(target).busy() == 0);
        assertThat(born).hasValue(1);
    }

    private static void meet(FakeRuntime runtime, CyclicBarrier together) {
        try {
            while (true) {
                String id = runtime.next();
                together.await(20, TimeUnit.SECONDS);
                runtime.answer(id);
            }
        } catch (Exception e) {
            // Its environment has ended.
        }
    }

    @Test
    void oneThatTimesOutIsAnsweredAndTheOthersAreServedToTheirEnd() throws Exception {
        var given = new SynchronousQueue<String>();
        var mayAnswer = new CountDownLatch(1);
        var late = new SynchronousQueue<Integer>();
        start(
                1,
                (runtime, sandbox) -> {
                    String slow = runtime.next();
                    given.put(slow);
                    String other = runtime.next();
                    late.put(runtime.answer(slow));
                    mayAnswer.await();
                    runtime.answer(other);
                    sandbox.awaitEnd();
                });
        var other = new TestCall(target);
        var slow = new TestCall(target);
        slow.onEnd(() -> serve(other));
        submit(slow);
        assertThat(given.take()).isEqualTo(slow.id());
        assertThat(slow.end()).isEqualTo("Sandbox.Timedout");
        assertThat(late.take()).as("the status of the late answer").isEqualTo(400);
        assertThat(backend.sandboxes()).as("while another is served").hasSize(1);
        mayAnswer.countDown();
        assertThat(other.end()).isEqualTo("answered");
        await().untilAsserted(() -> assertThat(backend.sandboxes()).isEmpty());
    }

    @Test
    void whenTheProgramEndsWhatItHasSeenFailsAndTheRestGoesElsewhere() throws Exception {
        var mayEnd = new CountDownLatch(1);
        var seen = new CountDownLatch(2);
        start(
                60,
                (runtime, _) -> {
                    runtime.next();
                    seen.countDown();
                    runtime.next();
                    seen.countDown();
                    mayEnd.await();
                });
        List<TestCall> calls = List.of(submit(), submit(), submit(), submit());
        seen.await();
        mayEnd.countDown();
        assertThat(calls.get(0).end()).isEqualTo("Runtime.ExitError");
        assertThat(calls.get(1).end()).isEqualTo("Runtime.ExitError");
        assertThat(calls.get(2).end()).isEqualTo("answered");
        assertThat(calls.get(3).end()).isEqualTo("answered");
        await().until(() -> calls.stream().allMatch(TestCall::isReleased));
    }

    @Test
    void anErrorIsToldWhenTheRuntimeNextAsks() throws Exception {
        var failed = new CountDownLatch(1);
        var mayAsk = new CountDownLatch(1);
        start(
                60,
                (runtime, _) -> {
                    runtime.fail(runtime.next());
                    failed.countDown();
                    mayAsk.await();
                    runtime.serve();
                });
        TestCall call = submit();
        failed.await();
        assertThat(call.hasEnded()).isFalse();
        mayAsk.countDown();
        assertThat(call.end()).isEqualTo("raised");
        assertThat(submit().end()).isEqualTo("answered");
    }

    @Test
    void anErrorIsToldEvenIfTheRuntimeNeverAsksAgain() throws Exception {
        start(
                1,
                (runtime, sandbox) -> {
                    runtime.fail(runtime.next());
                    sandbox.awaitEnd();
                });
        assertThat(submit().end()).isEqualTo("raised");
    }
}
