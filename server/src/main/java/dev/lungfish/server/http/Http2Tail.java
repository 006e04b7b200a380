package dev.lungfish.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what an HTTP/2 connection says about itself, which no stream is interested in.
final class Http2Tail extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Http2Tail.class);

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        ReferenceCountUtil.release(event);
    }

    /// What breaks HTTP/2's rules has been answered with a GOAWAY that says which, and the connection ends.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection from {} is closed", context.channel().remoteAddress(), cause);
        if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
            var _ = context.close();
        }
    }
}
