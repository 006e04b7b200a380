package dev.lungfish.server.http;

import dev.lungfish.sandbox.Network;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// The event loops, and the channels that fit them: Linux' epoll by Netty's native library, or the JDK's selectors where
/// that cannot be loaded.
public final class Transport implements AutoCloseable {

    private static final long SHUTDOWN_SECONDS = 5;

    private final EventLoopGroup loops;
    private final Callable<ServerChannel> server;
    private final Callable<SocketChannel> client;

    private Transport(
            int threads,
            IoHandlerFactory io,
            Callable<ServerChannel> server,
            Callable<SocketChannel> client) {
        this.loops = new MultiThreadIoEventLoopGroup(threads, io);
        this.server = server;
        this.client = client;
    }

    /// Event loops on threads of their own.
    public static Transport open(int threads) {
        return Epoll.isAvailable() ? epoll(threads) : nio(threads);
    }

    /// As many event loops as processors.
    public static Transport open() {
        return open(Runtime.getRuntime().availableProcessors());
    }

    static Transport epoll(int threads) {
        return new Transport(
                threads,
                EpollIoHandler.newFactory(),
                EpollServerSocketChannel::new,
                EpollSocketChannel::new);
    }

    static Transport nio(int threads) {
        return new Transport(
                threads,
                NioIoHandler.newFactory(),
                NioServerSocketChannel::new,
                NioSocketChannel::new);
    }

    public EventLoopGroup loops() {
        return loops;
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
    public ChannelFactory<ServerChannel> servers(Network network) {
        return inside(network, server);
    }

    /// Makes channels that connect in the network.
    public ChannelFactory<SocketChannel> clients(Network network) {
        return inside(network, client);
    }

    private static <C extends Channel> ChannelFactory<C> inside(
            Network network, Callable<C> opening) {
        return () -> {
            try {
                return network.inside(opening);
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
