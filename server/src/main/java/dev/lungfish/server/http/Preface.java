package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.util.List;

/// Tells by the first bytes of a connection in clear whether its caller speaks HTTP/2 (RFC 9113, section 3.4).
final class Preface extends ByteToMessageDecoder {

    private static final ByteBuf HTTP2 = Http2CodecUtil.connectionPrefaceBuf();

    private final Arrival arrival;
    private final ConnectionClock clock;

    Preface(Arrival arrival, ConnectionClock clock) {
        this.arrival = arrival;
        this.clock = clock;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = Math.min(in.readableBytes(), HTTP2.readableBytes());
        if (!ByteBufUtil.equals(in, in.readerIndex(), HTTP2, HTTP2.readerIndex(), length)) {
            arrival.speakHttp1(context.channel(), clock, true);
            context.pipeline().remove(this);
        } else if (length == HTTP2.readableBytes()) {
            arrival.speakHttp2(context.channel(), clock);
            context.pipeline().remove(this);
        }
    }
}
