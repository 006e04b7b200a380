package dev.lungfish.server.runtime;

import dev.lungfish.server.http.Caller;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A runtime's end of one exchange, which remembers how it was answered.
final class FakeCaller implements Caller {

    /// 0 while there is no answer.
    int status;

    boolean aborted;

    /// The invocation that it was given, if any.
    @Nullable String requestId;

    @Override
    public void respond(FullHttpResponse response) {
        if (status != 0 || aborted) {
            throw new AssertionError("an exchange was answered twice");
        }
        status = response.status().code();
        requestId = response.headers().get("Lambda-Runtime-Aws-Request-Id");
        response.release();
    }

    @Override
    public void abort() {
        if (status != 0 || aborted) {
            throw new AssertionError("an exchange was ended twice");
        }
        aborted = true;
    }

    @Override
    public void begin(HttpResponse head) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void part(ByteBuf part) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flush() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void join(HttpResponse switching, Channel other, Runnable ended) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void finish() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWritable() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setReading(boolean reading) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventLoop eventLoop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress localAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSecure() {
        return false;
    }
}
