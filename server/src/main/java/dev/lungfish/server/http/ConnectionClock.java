package dev.lungfish.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection whose caller takes too long over a request's head, or asks nothing for too long.
/// It stands before the codec, so that it sees the first byte of a head.
final class ConnectionClock extends ChannelInboundHandlerAdapter {

    private enum State {
        IDLE,
        /// A head has begun and is not complete.
        HEAD,
        BUSY
    }

    private final long headNanos;
    private final long idleNanos;
    private State state = State.IDLE;
    private long sinceNanos;
    private long headsAwaited;
    private long headTimed;
    private boolean timesHeads = true;
    private @Nullable ChannelHandlerContext context;

    ConnectionClock(ConnectionTimes times) {
        this.headNanos = times.head().toNanos();
        this.idleNanos = times.idle().toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        idle();
        schedule(added, idleNanos);
    }

    /// A request's head has come.
    void begun() {
        state = State.BUSY;
    }

    /// No request is open any more.
    void idle() {
        state = State.IDLE;
        sinceNanos = now();
    }

    /// Heads do not come alone from now on, as they do over HTTP/2: only idleness counts.
    void ignoreHeads() {
        timesHeads = false;
        idle();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.IDLE && timesHeads) {
            state = State.HEAD;
            headsAwaited++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (state == State.HEAD && headTimed != headsAwaited) {
            long awaited = headsAwaited;
            headTimed = awaited;
            var _ =
                    context.executor()
                            .schedule(() -> headIsLate(awaited), headNanos, TimeUnit.NANOSECONDS);
        }
        context.fireChannelReadComplete();
    }

    private void headIsLate(long awaited) {
        if (state == State.HEAD && headsAwaited == awaited) {
            close();
        }
    }

    private void schedule(ChannelHandlerContext context, long nanos) {
        var _ = context.executor().schedule(() -> checkIdle(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void checkIdle(ChannelHandlerContext context) {
        if (context.isRemoved() || !context.channel().isActive()) {
            return;
        }
        if (state != State.IDLE) {
            schedule(context, idleNanos);
            return;
        }
        long leftNanos = idleNanos - (now() - sinceNanos);
        if (leftNanos > 0) {
            schedule(context, leftNanos);
        } else {
            close();
        }
    }

    private void close() {
        if (context != null && !context.isRemoved()) {
            var _ = context.channel().close();
        }
    }

    private long now() {
        return context == null ? 0 : context.executor().ticker().nanoTime();
    }
}
