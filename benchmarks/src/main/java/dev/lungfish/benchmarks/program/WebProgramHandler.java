package dev.lungfish.benchmarks.program;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Answers one connection's requests, of which the next comes only after the answer to the last.
final class WebProgramHandler extends SimpleChannelInboundHandler<HttpObject> {

    private static final byte[] SMALL =
            ("{\"id\":\"7f3c\",\"customer\":4711,\"items\":[{\"sku\":\"A-1\",\"count\":2},"
                            + "{\"sku\":\"B-7\",\"count\":1}],\"gift\":false}")
                    .getBytes(StandardCharsets.US_ASCII);

    private static final int PART_BYTES = 64 * 1024;
    private static final ByteBuf PART =
            Unpooled.unreleasableBuffer(
                    Unpooled.directBuffer(PART_BYTES).writeZero(PART_BYTES).asReadOnly());

    private String path = "";
    private boolean keepsAlive;
    private long received;
    private long leftToSend;

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (message instanceof HttpRequest request) {
            path = request.uri();
            keepsAlive = HttpUtil.isKeepAlive(request);
            received = 0;
            if (HttpUtil.is100ContinueExpected(request)) {
                write(
                        context,
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
        }
        if (message instanceof HttpContent content) {
            received += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
            answer(context);
        }
    }

    private void answer(ChannelHandlerContext context) {
        switch (path) {
            case Paths.SMALL ->
                    answer(context, HttpResponseStatus.OK, Unpooled.wrappedBuffer(SMALL));
            case Paths.READY -> answer(context, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
            case Paths.COUNT ->
                    answer(context, HttpResponseStatus.OK, text(Long.toString(received)));
            case Paths.WORK -> {
                var _ =
                        context.executor()
                                .schedule(
                                        () -> work(context),
                                        Work.WAIT_MILLIS,
                                        TimeUnit.MILLISECONDS);
            }
            default -> {
                if (path.startsWith(Paths.BYTES)) {
                    begin(context, Long.parseLong(path.substring(Paths.BYTES.length())));
                } else {
                    answer(context, HttpResponseStatus.NOT_FOUND, text("no " + path + " here\n"));
                }
            }
        }
    }

    private void work(ChannelHandlerContext context) {
        Work.spend();
        answer(context, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
    }

    private void begin(ChannelHandlerContext context, long length) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_OCTET_STREAM)
                .set(HttpHeaderNames.CONTENT_LENGTH, length);
        write(context, head);
        leftToSend = length;
        if (length == 0) {
            finish(context, LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            sendOn(context);
        }
    }

    /// As much as the other side takes now.
    private void sendOn(ChannelHandlerContext context) {
        while (leftToSend > 0 && context.channel().isWritable()) {
            int bytes = (int) Math.min(PART_BYTES, leftToSend);
            leftToSend -= bytes;
            write(context, new DefaultHttpContent(PART.slice(0, bytes)));
            if (leftToSend == 0) {
                finish(context, LastHttpContent.EMPTY_LAST_CONTENT);
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        sendOn(context);
    }

    private void answer(ChannelHandlerContext context, HttpResponseStatus status, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        finish(context, response);
    }

    private void finish(ChannelHandlerContext context, HttpObject last) {
        var written = context.writeAndFlush(last);
        if (!keepsAlive) {
            var _ = written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static void write(ChannelHandlerContext context, HttpObject message) {
        var _ = context.writeAndFlush(message, context.voidPromise());
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    /// Callers may go at any time; there is nothing to tell them then.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
