package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import java.net.InetSocketAddress;

/// The other end of an exchange: takes its answer, once, whole or in parts. Callable from any thread.
public interface Caller {

    /// Sends a whole answer; sets its length.
    void respond(FullHttpResponse response);

    /// Begins an answer in parts. Without a `content-length` it is sent chunked. It goes out with [#flush()] or [#finish()].
    void begin(HttpResponse head);

    /// Takes the next part, and releases it. It goes out with [#flush()] or [#finish()].
    void part(ByteBuf part);

    /// Sends what was given so far.
    void flush();

    /// Ends an answer in parts, and sends what is left of it.
    void finish();

    /// Answers a request that asks for another protocol with this 101, and from then on passes bytes between the caller
    /// and the other channel, which is on the same event loop. On the event loop only, before any other answer.
    ///
    /// @param other ready for bytes once this returns
    /// @param ended called once when either side has closed
    void join(HttpResponse switching, Channel other, Runnable ended);

    /// Ends the connection in the middle of an answer that cannot be completed, so that the caller sees it is not whole.
    void abort();

    /// Whether the caller takes parts as fast as they come; otherwise wait for [Exchange#writabilityChanged()].
    boolean isWritable();

    /// Stops or resumes reading the request's body.
    void setReading(boolean reading);

    EventLoop eventLoop();

    /// Whether the request came over TLS.
    boolean isSecure();

    InetSocketAddress remoteAddress();

    /// The address that the caller connected to.
    InetSocketAddress localAddress();
}
