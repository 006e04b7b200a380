package dev.lungfish.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A listening address whose requests go to the given routes.
public final class Listener implements AutoCloseable {

    private static final HttpDecoderConfig DECODER =
            new HttpDecoderConfig()
                    .setMaxInitialLineLength(RequestHead.MOST_LINE_BYTES)
                    .setMaxHeaderSize(RequestHead.MOST_HEADER_BYTES)
                    .setMaxChunkSize(64 * 1024);

    private final Channel channel;

    private Listener(Channel channel) {
        this.channel = channel;
    }

    /// Listens at once. Port 0 picks a free one.
    ///
    /// @param loops the event loops of its connections
    /// @throws IOException if the address cannot be listened on, with the address in the message
    public static Listener open(
            InetSocketAddress address,
            EventLoopGroup loops,
            Class<? extends ServerChannel> type,
            Routes routes)
            throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(type)
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel connection) {
                                        connection
                                                .pipeline()
                                                .addLast(
                                                        new HttpServerCodec(DECODER),
                                                        new HttpConnection(connection, routes));
                                    }
                                });
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + address + ": " + bound.cause().getMessage(),
                    bound.cause());
        }
        return new Listener(bound.channel());
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// Stops listening, without waiting for it; connections that are open stay so.
    @Override
    public void close() {
        var _ = channel.close();
    }
}
