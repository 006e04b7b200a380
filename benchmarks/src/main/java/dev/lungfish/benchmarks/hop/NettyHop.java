package dev.lungfish.benchmarks.hop;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/// A server on Netty: its event loops read and write, an executor handles requests.
final class NettyHop {

    private static final int LARGEST_BODY_BYTES = 6 * 1024 * 1024;

    private NettyHop() {}

    /// Serves on the JDK's selectors; returns the port.
    static int nio(int loops, Executor executor) throws InterruptedException {
        return start(NioIoHandler.newFactory(), NioServerSocketChannel.class, loops, executor);
    }

    private static int start(
            IoHandlerFactory io,
            Class<? extends ServerChannel> channel,
            int loops,
            Executor executor)
            throws InterruptedException {
        NettyRendezvous rendezvous = new NettyRendezvous();
        Channel listener =
                new ServerBootstrap()
                        .group(new MultiThreadIoEventLoopGroup(loops, io))
                        .channel(channel)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel accepted) {
                                        accepted.pipeline()
                                                .addLast(new HttpServerCodec())
                                                .addLast(
                                                        new HttpObjectAggregator(
                                                                LARGEST_BODY_BYTES))
                                                .addLast(new NettyHopHandler(rendezvous, executor));
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .sync()
                        .channel();
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }
}
