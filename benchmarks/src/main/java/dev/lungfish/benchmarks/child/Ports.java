package dev.lungfish.benchmarks.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports for programs that take numbers only, and do not say which they chose.
public final class Ports {

    private Ports() {}

    /// One that was free a moment ago, on the loopback address.
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
