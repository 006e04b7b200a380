package dev.lungfish.benchmarks.hop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Answers one connection's requests.
final class NettyHopHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final NettyRendezvous rendezvous;
    private final Executor executor;

    NettyHopHandler(NettyRendezvous rendezvous, Executor executor) {
        this.rendezvous = rendezvous;
        this.executor = executor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        request.retain();
        executor.execute(
                () -> {
                    try {
                        handle(context, request);
                    } finally {
                        request.release();
                    }
                });
    }

    /// Callers and runtimes may go at any time; there is nothing to tell them then.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }

    private void handle(ChannelHandlerContext context, FullHttpRequest request) {
        String path = request.uri();
        switch (path) {
            case Paths.ECHO -> answer(context, HttpResponseStatus.OK, request.content().retain());
            case Paths.INVOKE -> rendezvous.invoke(context, request.content().retain());
            case Paths.NEXT -> rendezvous.next(context);
            default -> {
                if (!path.endsWith(Paths.RESPONSE_SUFFIX)) {
                    answer(context, HttpResponseStatus.NOT_FOUND, Unpooled.EMPTY_BUFFER);
                    return;
                }
                rendezvous.respond(Paths.invocationId(path), request.content().retain());
                answer(context, HttpResponseStatus.ACCEPTED, Unpooled.EMPTY_BUFFER);
            }
        }
    }

    static void answer(ChannelHandlerContext context, HttpResponseStatus status, ByteBuf body) {
        answer(context, status, body, null);
    }

    static void answer(
            ChannelHandlerContext context,
            HttpResponseStatus status,
            ByteBuf body,
            @Nullable String requestId) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        if (requestId != null) {
            response.headers().set(Paths.REQUEST_ID, requestId);
        }
        var _ = context.writeAndFlush(response, context.voidPromise());
    }
}
