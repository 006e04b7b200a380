package dev.lungfish.server.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// A listener on a free port of the loopback, with an event loop of its own.
public final class ListeningServer implements AutoCloseable {

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Listener listener;

    public ListeningServer(Routes routes) throws IOException {
        listener =
                Listener.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        loops,
                        NioServerSocketChannel.class,
                        routes);
    }

    public int port() {
        return listener.address().getPort();
    }

    public RawCaller call() throws IOException {
        return new RawCaller(port());
    }

    public EventLoopGroup loops() {
        return loops;
    }

    @Override
    public void close() {
        listener.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
