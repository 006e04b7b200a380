package dev.lungfish.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;

/// What a request came on: an HTTP/1.1 connection or a stream of an HTTP/2 one. All calls are made on its event loop.
interface Carrier {

    /// Writes a part of the answer; it goes out with the channel's next flush.
    ChannelFuture write(HttpObject part);

    /// Stops or resumes reading by what the current request wants.
    void updateReading();

    /// The current request is received and answered.
    void completed();

    /// Takes no request after this answer.
    ///
    /// @param whileSending whether the caller may still be sending its request
    void endAfter(ChannelFuture written, boolean whileSending);

    /// Ends it in the middle of an answer, so that the caller sees that it is not whole.
    void abort();

    boolean isSecure();

    /// Answers that the protocol is switched, and joins the caller with the other channel.
    ///
    /// @param ended called once when either side has closed
    void join(HttpResponse switching, Channel other, Runnable ended);
}
