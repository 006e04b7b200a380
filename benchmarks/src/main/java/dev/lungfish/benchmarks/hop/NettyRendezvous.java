package dev.lungfish.benchmarks.hop;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Brings a caller's body to a runtime that polls for it, and the runtime's answer back. No thread waits in it.
final class NettyRendezvous {

    private record Caller(String id, ChannelHandlerContext context, ByteBuf body) {}

    private final ArrayDeque<ChannelHandlerContext> idleRuntimes = new ArrayDeque<>();
    private final ArrayDeque<Caller> waitingCallers = new ArrayDeque<>();
    private final Map<String, Caller> running = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    void invoke(ChannelHandlerContext context, ByteBuf body) {
        Caller caller = new Caller(Long.toString(lastId.incrementAndGet()), context, body);
        ChannelHandlerContext runtime = runtimeOrWait(caller);
        if (runtime != null) {
            deliver(caller, runtime);
        }
    }

    void next(ChannelHandlerContext runtime) {
        Caller caller = callerOrWait(runtime);
        if (caller != null) {
            deliver(caller, runtime);
        }
    }

    void respond(String id, ByteBuf body) {
        Caller caller = running.remove(id);
        if (caller == null) {
            body.release();
            return;
        }
        NettyHopHandler.answer(caller.context, HttpResponseStatus.OK, body);
    }

    private void deliver(Caller caller, ChannelHandlerContext runtime) {
        running.put(caller.id, caller);
        NettyHopHandler.answer(runtime, HttpResponseStatus.OK, caller.body, caller.id);
    }

    private synchronized @Nullable ChannelHandlerContext runtimeOrWait(Caller caller) {
        for (ChannelHandlerContext runtime = idleRuntimes.poll();
                runtime != null;
                runtime = idleRuntimes.poll()) {
            if (runtime.channel().isActive()) {
                return runtime;
            }
        }
        waitingCallers.add(caller);
        return null;
    }

    private synchronized @Nullable Caller callerOrWait(ChannelHandlerContext runtime) {
        Caller caller = waitingCallers.poll();
        if (caller == null) {
            idleRuntimes.push(runtime);
        }
        return caller;
    }
}
