package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;

/// An exchange that has no use for a body.
public abstract class NoBody implements Exchange {

    /// One that gives this answer, whatever is asked.
    public static NoBody answering(Caller caller, FullHttpResponse answer) {
        return new NoBody() {
            @Override
            public void end() {
                caller.respond(answer);
            }
        };
    }

    @Override
    public final void content(ByteBuf part) {
        part.release();
    }

    @Override
    public void disconnected() {}
}
