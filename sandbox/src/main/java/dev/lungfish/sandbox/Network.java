package dev.lungfish.sandbox;

import java.io.IOException;
import java.util.concurrent.Callable;

/// The network that a sandbox is in, and the platform's way into it: a socket made here is on the sandbox's side,
/// wherever it is used.
///
/// It lives until it is closed, which its maker does once the sandbox has ended. Callable from any thread.
public interface Network extends AutoCloseable {

    /// The network of the machine itself.
    Network HOST = new HostNetwork();

    /// Does it on a thread that is in the network, and returns its answer: a socket that it makes.
    ///
    /// @throws IOException if the opening does, or the network is closed
    <T> T inside(Callable<T> opening) throws IOException;

    /// Whether nothing but the platform can be reached in it.
    boolean isolated();

    /// Lets it go. Sockets that are open stay so. Idempotent.
    @Override
    void close();
}
