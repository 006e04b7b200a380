package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One HTTP/1.1 connection: requests one after the other, each to the exchange that its routes find.
/// A pipelined request waits, unread, until the one before it is answered.
final class HttpConnection extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);

    private final Routes routes;
    private final ArrayDeque<Object> pipelined = new ArrayDeque<>();
    private @Nullable Current current;

    HttpConnection(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean belongsToNext =
                current != null && (message instanceof HttpRequest || !pipelined.isEmpty());
        if (belongsToNext) {
            pipelined.add(message);
            context.channel().config().setAutoRead(false);
        } else {
            take(context, message);
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (message instanceof HttpContent content) {
            if (current == null) {
                content.release();
            } else {
                current.receive(content);
            }
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        Current next = new Current(context.channel(), head);
        current = next;
        if (head.decoderResult().isFailure()) {
            next.closeAfterwards = true;
            next.respond(Answers.text(400, "This is not an HTTP/1.1 request.\n"));
            return;
        }
        if (HttpUtil.is100ContinueExpected(head)) {
            context.writeAndFlush(Answers.of(new ApiResponse(100, Map.of(), new byte[0])));
        }
        next.exchange = routes.open(head, next);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null && current.exchange != null) {
            current.exchange.writabilityChanged();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pipelined.forEach(ReferenceCountUtil::release);
        pipelined.clear();
        if (current != null) {
            current.left();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error(
                    "A connection from {} is closed after an unexpected failure",
                    context.channel().remoteAddress(),
                    cause);
        }
        context.close();
    }

    private void completed(Channel channel) {
        current = null;
        while (current == null && !pipelined.isEmpty()) {
            take(channel.pipeline().context(this), pipelined.remove());
            while (current != null
                    && !pipelined.isEmpty()
                    && !(pipelined.peek() instanceof HttpRequest)) {
                take(channel.pipeline().context(this), pipelined.remove());
            }
        }
        if (pipelined.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /// The request being answered, and its answer.
    private final class Current implements Caller {

        private final Channel channel;
        private final boolean keepAlive;
        private @Nullable Exchange exchange;
        private boolean received;
        private boolean answered;
        private boolean closeAfterwards;

        Current(Channel channel, HttpRequest head) {
            this.channel = channel;
            this.keepAlive = HttpUtil.isKeepAlive(head);
        }

        void receive(HttpContent content) {
            ByteBuf part = content.content();
            if (exchange == null || answered) {
                part.release();
            } else {
                exchange.content(part);
            }
            if (content instanceof LastHttpContent) {
                received = true;
                if (exchange != null && !answered) {
                    exchange.end();
                }
                completeIfBoth();
            }
        }

        void left() {
            if (exchange != null && !answered) {
                answered = true;
                exchange.disconnected();
            }
        }

        @Override
        public void respond(FullHttpResponse response) {
            response.headers()
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            onLoop(() -> last(response));
        }

        @Override
        public void begin(HttpResponse head) {
            if (!HttpUtil.isContentLengthSet(head)) {
                HttpUtil.setTransferEncodingChunked(head, true);
            }
            onLoop(
                    () -> {
                        markConnection(head);
                        channel.write(head);
                    });
        }

        @Override
        public void part(ByteBuf part) {
            channel.writeAndFlush(new DefaultHttpContent(part));
        }

        @Override
        public void finish() {
            onLoop(() -> last(LastHttpContent.EMPTY_LAST_CONTENT));
        }

        @Override
        public void abort() {
            onLoop(
                    () -> {
                        answered = true;
                        channel.close();
                    });
        }

        @Override
        public boolean isWritable() {
            return channel.isWritable();
        }

        @Override
        public void setReading(boolean reading) {
            channel.config().setAutoRead(reading);
        }

        @Override
        public EventLoop eventLoop() {
            return channel.eventLoop();
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return (InetSocketAddress) channel.remoteAddress();
        }

        private void onLoop(Runnable step) {
            if (channel.eventLoop().inEventLoop()) {
                step.run();
            } else {
                channel.eventLoop().execute(step);
            }
        }

        private void last(Object message) {
            if (answered) {
                ReferenceCountUtil.release(message);
                return;
            }
            answered = true;
            if (message instanceof HttpResponse response) {
                markConnection(response);
            }
            var written = channel.writeAndFlush(message);
            if (closeAfterwards || !keepAlive) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
            completeIfBoth();
        }

        private void markConnection(HttpResponse response) {
            if (closeAfterwards || !keepAlive) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
        }

        private void completeIfBoth() {
            if (received && answered && current == this) {
                completed(channel);
            }
        }
    }
}
