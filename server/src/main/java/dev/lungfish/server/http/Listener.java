package dev.lungfish.server.http;

import dev.lungfish.sandbox.Network;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A listening address whose requests go to the given routes.
public final class Listener implements AutoCloseable {

    private final Channel channel;
    private final ChannelGroup open;

    private Listener(Channel channel, ChannelGroup open) {
        this.channel = channel;
        this.open = open;
    }

    /// Listens for programs on this machine: HTTP/1.1 in clear, and all the time they want. Listens at once, in the network
    /// in which the channels are made.
    ///
    /// @param address port 0 picks a free one
    /// @param loops the event loops of its connections
    /// @throws IOException if the address cannot be listened on, with the address in the message
    public static Listener open(
            InetSocketAddress address,
            EventLoopGroup loops,
            ChannelFactory<? extends ServerChannel> channels,
            Routes routes)
            throws IOException {
        return bind(
                address,
                loops,
                channels,
                new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new HttpServerCodec(Arrival.DECODER),
                                        new HttpConnection(connection, routes, null));
                    }
                },
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
    }

    /// Listens for anyone: HTTP/1.1 and HTTP/2, in clear or over TLS. Listens at once.
    ///
    /// @param address port 0 picks a free one
    /// @param tls null to speak in clear
    /// @throws IOException if the address cannot be listened on, with the address in the message, or if TLS cannot be set
    ///     up, with what to do
    public static Listener open(
            InetSocketAddress address,
            Transport transport,
            @Nullable TlsFiles tls,
            ConnectionTimes times,
            Routes routes)
            throws IOException {
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        SslContext context = tls == null ? null : tls.context();
        return bind(
                address,
                transport.loops(),
                transport.servers(Network.HOST),
                new Arrival(routes, times, context, open),
                open);
    }

    private static Listener bind(
            InetSocketAddress address,
            EventLoopGroup loops,
            ChannelFactory<? extends ServerChannel> channels,
            ChannelInitializer<Channel> arrival,
            ChannelGroup open)
            throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channelFactory(channels)
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(arrival);
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + address + ": " + bound.cause().getMessage(),
                    bound.cause());
        }
        return new Listener(bound.channel(), open);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// Stops listening, and ends each connection as soon as its requests are answered: HTTP/2 connections are told to go
    /// away (RFC 9113, section 6.8). Waits for nothing. Connections of programs on this machine stay open.
    @Override
    public void close() {
        var _ = channel.close();
        open.forEach(connection -> connection.eventLoop().execute(() -> drain(connection)));
    }

    /// Closes, and waits until the connections have ended.
    ///
    /// @return whether all had ended in time
    public boolean drain(Duration limit) throws InterruptedException {
        close();
        return open.newCloseFuture().await(limit.toMillis());
    }

    private static void drain(Channel connection) {
        HttpConnection http1 = connection.pipeline().get(HttpConnection.class);
        if (http1 != null) {
            http1.drain();
        } else if (connection.pipeline().get(Tunnel.Side.class) == null) {
            var _ = connection.close();
        }
    }
}
