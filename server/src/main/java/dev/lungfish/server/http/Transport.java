package dev.lungfish.server.http;

import dev.lungfish.sandbox.Network;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// The event loops and the kinds of channels that fit them.
public record Transport(
        EventLoopGroup loops,
        Class<? extends ServerChannel> serverChannel,
        Class<? extends SocketChannel> channel)
        implements AutoCloseable {

    private static final long SHUTDOWN_SECONDS = 5;

    /// Event loops on threads of their own.
    public static Transport open(int threads) {
        return new Transport(
                new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory()),
                NioServerSocketChannel.class,
                NioSocketChannel.class);
    }

    /// Event loops on half of the processors: the environments need the rest.
    public static Transport open() {
        return open(Runtime.getRuntime().availableProcessors());
    }

    /// The event loop of the calling thread, or else any: what stays on one loop waits for no other thread.
    public EventLoop nearLoop() {
        for (EventExecutor loop : loops) {
            if (loop.inEventLoop()) {
                return (EventLoop) loop;
            }
        }
        return loops.next();
    }

    /// Makes channels that listen in the network.
    public ChannelFactory<NioServerSocketChannel> servers(Network network) {
        return () -> {
            try {
                return new NioServerSocketChannel(network.openServer());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /// Makes channels that connect in the network.
    public ChannelFactory<NioSocketChannel> clients(Network network) {
        return () -> {
            try {
                return new NioSocketChannel(network.openClient());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /// Ends the loops and with them every connection.
    @Override
    public void close() {
        loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
