package dev.lungfish.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One HTTP/1.1 connection: requests one after the other, each to the exchange that its routes find.
/// A pipelined request waits, unread, until the one before it is answered.
final class HttpConnection extends ChannelInboundHandlerAdapter implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);

    /// How long a caller that still sends gets to read the answer after which its connection ends.
    private static final long LINGER_MILLIS = 5_000;

    private final Channel channel;
    private final Routes routes;
    private final @Nullable ConnectionClock clock;
    private final ArrayDeque<Object> pipelined = new ArrayDeque<>();
    private @Nullable OpenRequest current;
    private boolean takingPipelined;
    private boolean ending;

    private boolean draining;

    /// @param clock told when requests begin and end; null where callers have all the time they want
    HttpConnection(Channel channel, Routes routes, @Nullable ConnectionClock clock) {
        this.channel = channel;
        this.routes = routes;
        this.clock = clock;
    }

    /// Takes no more requests: ends at once, or after the answer that is under way.
    void drain() {
        if (current == null) {
            end();
        } else {
            draining = true;
            current.takeNoMore();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ending) {
            ReferenceCountUtil.release(message);
        } else if (current != null && (message instanceof HttpRequest || !pipelined.isEmpty())) {
            pipelined.add(message);
            updateReading();
        } else {
            take(message);
        }
    }

    private void take(Object message) {
        if (message instanceof HttpRequest head) {
            begin(head);
        }
        if (message instanceof HttpContent content) {
            if (current == null) {
                content.release();
            } else {
                current.receive(content);
            }
        }
    }

    private void begin(HttpRequest head) {
        OpenRequest next = new OpenRequest(this, channel, head);
        current = next;
        if (clock != null) {
            clock.begun();
        }
        FullHttpResponse refusal = RequestHead.refusal(head);
        if (refusal == null) {
            next.open(routes, head);
        } else {
            next.refuse(refusal);
        }
    }

    @Override
    public ChannelFuture write(HttpObject part) {
        return channel.write(part);
    }

    /// The next request may begin.
    @Override
    public void completed() {
        current = null;
        if (clock != null) {
            clock.idle();
        }
        if (draining && !ending) {
            endAfter(channel.newSucceededFuture(), false);
        }
        if (takingPipelined) {
            return;
        }
        takingPipelined = true;
        while (!pipelined.isEmpty()
                && (current == null || !(pipelined.peek() instanceof HttpRequest))) {
            take(pipelined.remove());
        }
        takingPipelined = false;
        updateReading();
    }

    /// Reads as long as there is someone to take what comes.
    @Override
    public void updateReading() {
        boolean reading =
                ending || (pipelined.isEmpty() && (current == null || current.wantsReading()));
        channel.config().setAutoRead(reading);
    }

    /// Ends the connection once the last answer is written. A caller that may still be sending is read on for a while,
    /// since closing on unread bytes resets the connection and can take the answer with it (RFC 9112, section 9.6).
    @Override
    public void endAfter(ChannelFuture written, boolean whileSending) {
        boolean linger = whileSending || !pipelined.isEmpty();
        ending = true;
        pipelined.forEach(ReferenceCountUtil::release);
        pipelined.clear();
        var _ =
                written.addListener(
                        linger
                                ? (ChannelFutureListener) _ -> linger()
                                : ChannelFutureListener.CLOSE);
    }

    @Override
    public void abort() {
        end();
    }

    @Override
    public boolean isSecure() {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    /// A caller that has already sent another request after the one that switches is not understood.
    @Override
    public void join(HttpResponse switching, Channel other, Runnable ended) {
        var _ =
                channel.writeAndFlush(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1,
                                switching.status(),
                                Unpooled.EMPTY_BUFFER,
                                switching.headers(),
                                EmptyHttpHeaders.INSTANCE));
        current = null;
        Tunnel.join(channel, other, ended);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.remove(this);
        if (clock != null) {
            pipeline.remove(clock);
        }
        pipeline.remove(HttpServerCodec.class);
        if (!pipelined.isEmpty()) {
            pipelined.forEach(ReferenceCountUtil::release);
            pipelined.clear();
            end();
        }
    }

    private void linger() {
        if (!channel.isActive()) {
            return;
        }
        if (channel instanceof SocketChannel socket) {
            var _ = socket.shutdownOutput();
        }
        updateReading();
        var _ = channel.eventLoop().schedule(this::end, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void end() {
        var _ = channel.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null) {
            current.writabilityChanged();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
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
                    channel.remoteAddress(),
                    cause);
        }
        end();
    }
}
