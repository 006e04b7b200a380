package dev.lungfish.server.dispatch;

import dev.lungfish.core.limits.Limit;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// An invocation whose end a test awaits.
final class TestCall extends Invocation {

    private final ByteBuf event;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile Runnable onEnd = () -> {};

    TestCall(Target target) {
        this(target, Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8));
    }

    private TestCall(Target target, ByteBuf event) {
        super(
                target,
                UUID.randomUUID().toString(),
                System.nanoTime(),
                target.functionArn(),
                "Root=1",
                null,
                event);
        this.event = event;
    }

    /// `answered`, `raised`, the failure's type, or `throttled`.
    String end() throws Exception {
        return ended.get(60, TimeUnit.SECONDS);
    }

    /// What is to happen on the event loop when it ends, before anything else does.
    void onEnd(Runnable action) {
        onEnd = action;
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    /// Whether its event's memory is free again.
    boolean isReleased() {
        return event.refCnt() == 0;
    }

    @Override
    protected void throttled(Limit limit) {
        ended.complete("throttled");
    }

    @Override
    protected void completed(Outcome outcome) {
        onEnd.run();
        boolean first =
                ended.complete(
                        switch (outcome) {
                            case Outcome.Answered(ByteBuf payload) -> released(payload, "answered");
                            case Outcome.Raised(ByteBuf error) -> released(error, "raised");
                            case Outcome.Failed(Failure failure) -> failure.type();
                        });
        if (!first) {
            throw new AssertionError("a request ended twice");
        }
    }

    private static String released(ByteBuf buffer, String text) {
        ReferenceCountUtil.release(buffer);
        return text;
    }
}
