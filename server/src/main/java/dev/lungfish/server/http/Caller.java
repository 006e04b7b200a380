package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import java.net.InetSocketAddress;

/// The other end of an exchange: takes its answer, once, whole or in parts. Callable from any thread.
public interface Caller {

    /// Sends a whole answer; sets its length.
    void respond(FullHttpResponse response);

    /// Begins an answer in parts. Without a `content-length` it is sent chunked.
    void begin(HttpResponse head);

    /// Sends the next part, which this releases.
    void part(ByteBuf part);

    /// Ends an answer in parts.
    void finish();

    /// Ends the connection in the middle of an answer that cannot be completed, so that the caller sees it is not whole.
    void abort();

    /// Whether the caller takes parts as fast as they come; otherwise wait for [Exchange#writabilityChanged()].
    boolean isWritable();

    /// Stops or resumes reading the request's body.
    void setReading(boolean reading);

    EventLoop eventLoop();

    InetSocketAddress remoteAddress();

    /// The address that the caller connected to.
    InetSocketAddress localAddress();
}
