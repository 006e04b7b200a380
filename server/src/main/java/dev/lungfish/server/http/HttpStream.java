package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One stream of an HTTP/2 connection: one request, to the exchange that its routes find (RFC 9113, section 8.1).
///
/// The stream's window opens again only by what was read of it, so that an exchange that does not read holds its caller
/// back and no one else.
final class HttpStream extends ChannelInboundHandlerAdapter implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(HttpStream.class);

    private final Channel channel;
    private final Routes routes;
    private final boolean secure;

    /// What came after a head that asks for another protocol.
    private final ArrayDeque<Http2DataFrame> early = new ArrayDeque<>(0);

    private @Nullable OpenRequest request;
    private boolean switching;

    HttpStream(Channel channel, Routes routes) {
        this.channel = channel;
        this.routes = routes;
        this.secure = channel.parent().pipeline().get(SslHandler.class) != null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case Http2HeadersFrame headers when request == null -> begin(headers);
            case Http2HeadersFrame _ when request != null && !switching ->
                    request.receive(LastHttpContent.EMPTY_LAST_CONTENT);
            case Http2DataFrame data when switching -> early.add(data);
            case Http2DataFrame data when request != null -> receive(request, data);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void begin(Http2HeadersFrame frame) {
        HttpRequest head = StreamHead.request(frame.headers(), frame.isEndStream());
        OpenRequest next = new OpenRequest(this, channel, head);
        request = next;
        switching = StreamHead.switchesProtocol(frame.headers());
        FullHttpResponse refusal = RequestHead.refusal(head);
        if (refusal == null) {
            next.open(routes, head);
        } else {
            next.refuse(refusal);
        }
        if (frame.isEndStream() || switching) {
            next.receive(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private static void receive(OpenRequest request, Http2DataFrame data) {
        ByteBuf content = data.content();
        request.receive(
                data.isEndStream()
                        ? new DefaultLastHttpContent(content)
                        : new DefaultHttpContent(content));
    }

    @Override
    public ChannelFuture write(HttpObject part) {
        boolean last = part instanceof LastHttpContent;
        ChannelFuture written = null;
        if (part instanceof HttpResponse head) {
            boolean interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            boolean ends =
                    last
                            && !interim
                            && !(part instanceof HttpContent c && c.content().isReadable());
            written = writeHead(head, ends);
            if (ends || interim) {
                ReferenceCountUtil.release(part);
                return written;
            }
        }
        return part instanceof HttpContent content
                ? channel.write(new DefaultHttp2DataFrame(content.content(), last))
                : written == null ? channel.newSucceededFuture() : written;
    }

    private ChannelFuture writeHead(HttpResponse head, boolean ends) {
        return channel.write(
                new DefaultHttp2HeadersFrame(HttpConversionUtil.toHttp2Headers(head, true), ends));
    }

    @Override
    public void updateReading() {
        channel.config().setAutoRead(request == null || request.wantsReading());
    }

    /// The channel closes by itself once both sides have ended the stream.
    @Override
    public void completed() {
        if (switching) {
            endAfter(channel.newSucceededFuture(), true);
        }
    }

    /// A caller that still sends is told that nobody reads on (RFC 9113, section 8.1).
    @Override
    public void endAfter(ChannelFuture written, boolean whileSending) {
        var _ =
                written.addListener(
                        (ChannelFutureListener)
                                _ -> {
                                    if (whileSending && channel.isActive()) {
                                        reset(Http2Error.NO_ERROR);
                                    }
                                    var _ = channel.close();
                                });
    }

    @Override
    public void abort() {
        reset(Http2Error.INTERNAL_ERROR);
        var _ = channel.close();
    }

    private void reset(Http2Error error) {
        if (channel.isActive()) {
            var _ = channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
        }
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public void join(HttpResponse switching, Channel other, Runnable ended) {
        var _ = channel.writeAndFlush(StreamHead.accepted(switching));
        StreamBytes bytes = new StreamBytes();
        channel.pipeline().addLast(bytes);
        Tunnel.join(channel, other, ended);
        channel.pipeline().remove(this);
        while (!early.isEmpty()) {
            channel.pipeline().fireChannelRead(early.remove());
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (request != null) {
            request.writabilityChanged();
        }
    }

    /// A reset is told at once, also while the stream is not read.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame) {
            left();
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        left();
    }

    private void left() {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        if (request != null) {
            request.left();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.debug("A stream from {} is reset", channel.remoteAddress(), cause);
        }
        reset(Http2Error.PROTOCOL_ERROR);
        var _ = channel.close();
    }
}
