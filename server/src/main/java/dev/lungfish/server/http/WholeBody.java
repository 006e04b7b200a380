package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// An exchange that wants its request's body as a whole, up to a limit.
public abstract class WholeBody implements Exchange {

    private static final int MOST_COMPONENTS = 1024;

    private final int limitBytes;
    private @Nullable ByteBuf body;
    private long receivedBytes;
    private boolean ended;

    protected WholeBody(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /// The whole body has come; the callee releases it.
    protected abstract void received(ByteBuf body);

    /// The body is larger than the limit, told as soon as it is; what came of it is released, the rest is dropped.
    protected abstract void tooLarge(long atLeastBytes);

    @Override
    public final void content(ByteBuf part) {
        boolean refused = receivedBytes > limitBytes;
        receivedBytes += part.readableBytes();
        if (receivedBytes > limitBytes) {
            part.release();
            release();
            if (!refused) {
                tooLarge(receivedBytes);
            }
        } else if (!part.isReadable()) {
            part.release();
        } else if (body == null) {
            body = part;
        } else {
            append(body, part);
        }
    }

    @Override
    public final void end() {
        ended = true;
        if (receivedBytes > limitBytes) {
            return;
        }
        ByteBuf whole = body == null ? Unpooled.EMPTY_BUFFER : body;
        body = null;
        received(whole);
    }

    @Override
    public final void disconnected() {
        release();
        if (ended) {
            left();
        } else {
            truncated();
        }
    }

    /// The caller has gone after the whole request and before the whole answer.
    protected void left() {}

    /// The caller has gone in the middle of the request.
    protected void truncated() {}

    private void append(ByteBuf first, ByteBuf part) {
        CompositeByteBuf all =
                first instanceof CompositeByteBuf composite
                        ? composite
                        : Unpooled.compositeBuffer(MOST_COMPONENTS).addComponent(true, first);
        body = all.addComponent(true, part);
    }

    private void release() {
        if (body != null) {
            body.release();
            body = null;
        }
    }
}
