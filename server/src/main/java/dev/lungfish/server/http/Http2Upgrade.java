package dev.lungfish.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/// Looks whether the first request of a connection asks to go on over HTTP/2 (RFC 7540, section 3.2), and goes.
/// A request with a body is answered over HTTP/1.1.
final class Http2Upgrade extends ChannelInboundHandlerAdapter {

    private final Arrival arrival;
    private final HttpServerCodec codec;
    private final HttpConnection http1;
    private final ConnectionClock clock;

    Http2Upgrade(
            Arrival arrival, HttpServerCodec codec, HttpConnection http1, ConnectionClock clock) {
        this.arrival = arrival;
        this.codec = codec;
        this.http1 = http1;
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest head && asksForHttp2(head)) {
            context.pipeline()
                    .addAfter(
                            context.name(),
                            null,
                            new HttpServerUpgradeHandler(
                                    codec,
                                    this::newUpgrade,
                                    0,
                                    DefaultHttpHeadersFactory.headersFactory(),
                                    DefaultHttpHeadersFactory.trailersFactory(),
                                    true));
        }
        context.fireChannelRead(message);
        context.pipeline().remove(this);
    }

    private static boolean asksForHttp2(HttpRequest head) {
        return head.decoderResult().isSuccess()
                && head.headers().contains(HttpHeaderNames.UPGRADE, "h2c", true)
                && RequestHead.refusal(head) == null
                && !HttpUtil.isTransferEncodingChunked(head)
                && HttpUtil.getContentLength(head, 0L) == 0;
    }

    private HttpServerUpgradeHandler.@Nullable UpgradeCodec newUpgrade(CharSequence protocol) {
        if (!AsciiString.contentEquals(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, protocol)) {
            return null;
        }
        Http2FrameCodec frames = arrival.newHttp2Codec(clock);
        return new Http2ServerUpgradeCodec(frames, arrival.newStreams(), new Http2Tail()) {
            @Override
            public void upgradeTo(ChannelHandlerContext context, FullHttpRequest request) {
                context.pipeline().remove(http1);
                super.upgradeTo(context, request);
                Arrival.widen(frames);
            }
        };
    }
}
