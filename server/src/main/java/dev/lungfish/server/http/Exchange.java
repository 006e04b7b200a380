package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;

/// Takes one request of a connection after its head, and answers it through the [Caller] it was made with.
/// All calls come on the connection's event loop.
public interface Exchange {

    /// The next part of the body; the exchange releases it.
    void content(ByteBuf part);

    /// The body has come to its end.
    void end();

    /// The caller has gone before it had the whole answer. Nothing more comes after this.
    void disconnected();

    /// The caller takes more of the answer again, or for now no more: see [Caller#isWritable()].
    default void writabilityChanged() {}
}
