package dev.lungfish.server.http;

import dev.lungfish.sandbox.Network;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A listener on a free port of the loopback, with an event loop of its own.
public final class ListeningServer implements AutoCloseable {

    private final Transport transport = Transport.open(1);
    private final Listener listener;

    /// One for programs on this machine.
    public ListeningServer(Routes routes) throws IOException {
        listener =
                Listener.open(
                        loopback(), transport.loops(), transport.servers(Network.HOST), routes);
    }

    /// One for anyone.
    public ListeningServer(Routes routes, @Nullable TlsFiles tls) throws IOException {
        this(routes, tls, ConnectionTimes.DEFAULT);
    }

    public ListeningServer(Routes routes, @Nullable TlsFiles tls, ConnectionTimes times)
            throws IOException {
        listener = Listener.open(loopback(), transport, tls, times, routes);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public int port() {
        return listener.address().getPort();
    }

    public Listener listener() {
        return listener;
    }

    public RawCaller call() throws IOException {
        return new RawCaller(port());
    }

    public EventLoopGroup loops() {
        return transport.loops();
    }

    public Transport transport() {
        return transport;
    }

    @Override
    public void close() {
        listener.close();
        transport.close();
    }
}
