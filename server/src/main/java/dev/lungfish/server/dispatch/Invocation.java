package dev.lungfish.server.dispatch;

import dev.lungfish.core.limits.Limit;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// An invocation of a handler.
public abstract class Invocation extends Request {

    private final ByteBuf payload;
    private final String functionArn;
    private final String traceId;
    private final @Nullable String clientContext;

    /// @param functionArn the ARN that the caller invoked, qualifier included
    /// @param payload the event; the invocation releases it
    protected Invocation(
            Target target,
            String id,
            long admittedNanos,
            String functionArn,
            String traceId,
            @Nullable String clientContext,
            ByteBuf payload) {
        super(target, id, admittedNanos);
        this.functionArn = functionArn;
        this.traceId = traceId;
        this.clientContext = clientContext;
        this.payload = payload;
    }

    final ByteBuf payload() {
        return payload;
    }

    final String functionArn() {
        return functionArn;
    }

    final String traceId() {
        return traceId;
    }

    final @Nullable String clientContext() {
        return clientContext;
    }

    @Override
    protected final void refused(Limit limit) {
        payload.release();
        throttled(limit);
    }

    @Override
    protected final void failed(Failure failure) {
        payload.release();
        completed(new Outcome.Failed(failure));
    }

    /// A limit stands against it.
    protected abstract void throttled(Limit limit);

    /// It has been served, well or not. Called once, on an event loop, after the journal has heard of it.
    protected abstract void completed(Outcome outcome);
}
