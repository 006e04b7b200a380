package dev.lungfish.sandbox;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// The network that a sandbox is in, and the platform's way into it: a socket made here is on the sandbox's side,
/// wherever it is used.
///
/// It lives until it is closed, which its maker does once the sandbox has ended. Callable from any thread.
public interface Network extends AutoCloseable {

    /// The network of the machine itself.
    Network HOST = new HostNetwork();

    /// A socket to listen with, not bound yet.
    ///
    /// @throws IOException if there is none to be had, or the network is closed
    ServerSocketChannel openServer() throws IOException;

    /// A socket to connect with, not connected yet.
    ///
    /// @throws IOException as [#openServer()]
    SocketChannel openClient() throws IOException;

    /// Whether nothing but the platform can be reached in it.
    boolean isolated();

    /// Lets it go. Sockets that are open stay so. Idempotent.
    @Override
    void close();
}
