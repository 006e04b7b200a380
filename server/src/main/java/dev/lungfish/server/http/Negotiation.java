package dev.lungfish.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the protocol that the TLS handshake agrees on; HTTP/1.1 if the caller names none.
final class Negotiation extends ApplicationProtocolNegotiationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Negotiation.class);

    private final Arrival arrival;

    Negotiation(Arrival arrival) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.arrival = arrival;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
        arrival.agreed(context.channel(), protocol);
    }

    /// Scanners and callers of HTTP in clear do this all day.
    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("No TLS with {}", context.channel().remoteAddress(), cause);
        var _ = context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("No TLS with {}", context.channel().remoteAddress(), cause);
        var _ = context.close();
    }
}
