package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.Network;
import dev.lungfish.sandbox.SandboxException;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;

/// Makes networks that have nothing but a loopback interface: Linux' network namespaces (network_namespaces(7)).
///
/// A socket stays in the namespace that its maker was in when it made it, so the platform needs no device between a
/// namespace and its own: it listens and connects inside.
public final class NetworkNamespaces implements AutoCloseable {

    private static final String OWN = "/proc/thread-self/ns/net";

    private final int home;

    /// Two threads, since making a namespace can take milliseconds and an event loop may wait for a socket.
    private final NamespaceThread maker;

    private final NamespaceThread opener;

    private NetworkNamespaces(int home) {
        this.home = home;
        this.maker = new NamespaceThread("sandbox-networks", home);
        this.opener = new NamespaceThread("sandbox-sockets", home);
    }

    /// Finds out whether there can be such networks here.
    ///
    /// @throws SandboxException if this machine or this user has no such namespaces, found by making one
    public static NetworkNamespaces open() throws SandboxException {
        int home = Libc.open(OWN);
        if (home < 0) {
            throw new SandboxException("this machine has no network namespaces");
        }
        NetworkNamespaces namespaces = new NetworkNamespaces(home);
        try (NamespaceNetwork first = namespaces.create()) {
            warmUp(first);
            return namespaces;
        } catch (IOException | SandboxException e) {
            namespaces.close();
            throw new SandboxException("only root may make networks of the sandboxes' own", e);
        }
    }

    /// A new one.
    ///
    /// @throws SandboxException if the machine allows no more
    public NamespaceNetwork create() throws SandboxException {
        try {
            return new NamespaceNetwork(maker.insideNew(NetworkNamespaces::loopback));
        } catch (IOException e) {
            throw new SandboxException(
                    "A network for the sandbox could not be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        maker.close();
        opener.close();
        Libc.close(home);
    }

    private static int loopback() throws IOException {
        int namespace = Libc.raiseLoopback() ? Libc.open(OWN) : -1;
        if (namespace < 0) {
            throw new IOException("its loopback interface could not be switched on");
        }
        return namespace;
    }

    /// What the JDK starts and reads for its first socket belongs to the platform's own namespace.
    private static void warmUp(Network network) throws IOException {
        ServerSocketChannel.open().close();
        SocketChannel.open().close();
        network.inside(ServerSocketChannel::open).close();
        network.inside(SocketChannel::open).close();
    }

    /// A namespace, held by a descriptor.
    public final class NamespaceNetwork implements Network {

        private final int namespace;
        private boolean closed;

        private NamespaceNetwork(int namespace) {
            this.namespace = namespace;
        }

        /// Where other processes of this machine's root can find it while it is open.
        public String path() {
            return "/proc/" + ProcessHandle.current().pid() + "/fd/" + namespace;
        }

        @Override
        public synchronized <T> T inside(Callable<T> opening) throws IOException {
            if (closed) {
                throw new IOException("the network of the sandbox is closed");
            }
            return opener.inside(namespace, opening);
        }

        @Override
        public boolean isolated() {
            return true;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                Libc.close(namespace);
            }
        }
    }
}
