package dev.lungfish.sandbox;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The network of the machine, which is always there.
final class HostNetwork implements Network {

    @Override
    public ServerSocketChannel openServer() throws IOException {
        return ServerSocketChannel.open();
    }

    @Override
    public SocketChannel openClient() throws IOException {
        return SocketChannel.open();
    }

    @Override
    public boolean isolated() {
        return false;
    }

    @Override
    public void close() {}
}
