package dev.lungfish.server.dispatch;

import dev.lungfish.core.fleet.Environment;
import dev.lungfish.server.runtime.Delivery;
import dev.lungfish.server.runtime.RuntimeApi;
import dev.lungfish.server.runtime.RuntimeEvents;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An environment of a handler, which takes its invocations through the Runtime API, one at a time.
///
/// An answer goes out as soon as it is there. An error waits until the runtime asks for the next invocation, since
/// runtimes write what was raised only after they have reported it, and some end then.
final class HandlerEnvironment extends LiveEnvironment implements RuntimeEvents {

    private static final int MOST_LOGGED_ERROR_BYTES = 4096;

    private volatile @Nullable RuntimeApi api;
    private volatile @Nullable Invocation current;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Outcome reported;
    private long deliveredNanos;
    private long deadlineEpochMillis;
    private boolean handedOver;

    HandlerEnvironment(
            Dispatcher dispatcher,
            Environment<Request> environment,
            Target target,
            EventLoop loop) {
        super(dispatcher, environment, target, loop);
    }

    @Override
    Map<String, String> connect() throws IOException {
        RuntimeApi opened = RuntimeApi.open(loop, dispatcher.transport().serverChannel(), this, 1);
        api = opened;
        return Map.of("AWS_LAMBDA_RUNTIME_API", opened.hostAndPort());
    }

    @Override
    void awaitInitialisation() {
        handOver();
    }

    @Override
    void resume() {
        handOver();
    }

    @Override
    void deliver(Request request) {
        Invocation invocation = (Invocation) request;
        current = invocation;
        handedOver = false;
        deliveredNanos = System.nanoTime();
        long timeoutMillis = TimeUnit.SECONDS.toMillis(target.revision().timeoutSeconds());
        deadlineEpochMillis = System.currentTimeMillis() + timeoutMillis;
        long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        timer =
                loop.schedule(
                        () -> timedOut(invocation, timeoutNanos),
                        timeoutNanos,
                        TimeUnit.NANOSECONDS);
        if (invocation.begins()) {
            dispatcher.journal().delivered(invocation);
        }
        handOver();
    }

    private void handOver() {
        Invocation invocation = current;
        RuntimeApi connected = api;
        if (invocation == null || connected == null || handedOver) {
            return;
        }
        handedOver = true;
        connected.deliver(
                new Delivery(
                        invocation.id(),
                        deadlineEpochMillis,
                        invocation.functionArn(),
                        invocation.traceId(),
                        invocation.clientContext(),
                        invocation.payload()));
    }

    private void timedOut(Invocation invocation, long timeoutNanos) {
        if (invocation.equals(current)) {
            breakDown(Failure.timedOut(timeoutNanos));
        }
    }

    @Override
    void failCurrent(Failure failure) {
        Invocation failed = current;
        if (failed == null) {
            return;
        }
        if (!handedOver) {
            failed.payload().release();
        }
        Outcome outcome = reported;
        Outcome answer = outcome == null ? new Outcome.Failed(failure) : outcome;
        finish(failed, answer, failure);
        failed.completed(answer);
    }

    /// A runtime that has answered is given its next invocation at once, before it asks; it may end without asking. AWS
    /// would have waited, and so have given the invocation to another environment.
    @Override
    List<Request> takeBack() {
        Invocation unseen = current;
        RuntimeApi connected = api;
        if (unseen == null || connected == null || !connected.withdraw(unseen.id())) {
            return List.of();
        }
        handedOver = false;
        if (!unseen.moves()) {
            return List.of();
        }
        cancelTimer();
        current = null;
        return List.of(unseen);
    }

    @Override
    void disconnect() {
        RuntimeApi connected = api;
        api = null;
        if (connected != null) {
            connected.close();
        }
    }

    @Override
    boolean isServing() {
        return current != null;
    }

    @Override
    @Nullable Request current() {
        return current;
    }

    @Override
    public void initialised() {
        initialisationEnded();
    }

    @Override
    public void initFailed(ByteBuf error) {
        byte[] reported = new byte[Math.min(error.readableBytes(), MOST_LOGGED_ERROR_BYTES)];
        error.getBytes(error.readerIndex(), reported);
        Invocation waiting = current;
        if (waiting == null) {
            error.release();
        } else {
            Outcome raised = new Outcome.Raised(error);
            finish(waiting, raised, null);
            waiting.completed(raised);
        }
        initFailed(new Failure("Runtime.InitError", new String(reported, StandardCharsets.UTF_8)));
    }

    @Override
    public void responded(String requestId, ByteBuf payload) {
        complete(requestId, new Outcome.Answered(payload));
    }

    @Override
    public void failed(String requestId, ByteBuf error) {
        Invocation invocation = current;
        if (invocation == null || !invocation.id().equals(requestId)) {
            error.release();
            return;
        }
        reported = new Outcome.Raised(error);
    }

    @Override
    public void asked() {
        Invocation invocation = current;
        Outcome outcome = reported;
        if (invocation != null && outcome != null) {
            finish(invocation, outcome, null);
            served();
            invocation.completed(outcome);
        }
    }

    @Override
    public void violated(String requestId, String errorType, String message) {
        complete(requestId, new Outcome.Failed(Failure.violation(errorType, message)));
    }

    private void complete(String requestId, Outcome outcome) {
        Invocation invocation = current;
        if (invocation == null || !invocation.id().equals(requestId)) {
            ReferenceCountUtil.release(payloadOf(outcome));
            return;
        }
        finish(
                invocation,
                outcome,
                outcome instanceof Outcome.Failed(Failure failure) ? failure : null);
        served();
        invocation.completed(outcome);
    }

    /// Ends its service. Its caller is answered after that, when the slot is free for the next request.
    private void finish(Invocation invocation, Outcome outcome, @Nullable Failure failure) {
        long durationNanos = System.nanoTime() - deliveredNanos;
        cancelTimer();
        drainOutput();
        current = null;
        reported = null;
        dispatcher
                .journal()
                .invoked(
                        new Invoked(
                                invocation,
                                takeColdStart(),
                                durationNanos,
                                memoryPeakBytes(),
                                isProvisioned(),
                                isReplica(),
                                failure,
                                outcome instanceof Outcome.Raised));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private static @Nullable Object payloadOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(ByteBuf payload) -> payload;
            case Outcome.Raised(ByteBuf error) -> error;
            case Outcome.Failed _ -> null;
        };
    }
}
