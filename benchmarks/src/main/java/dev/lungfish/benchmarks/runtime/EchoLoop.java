package dev.lungfish.benchmarks.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;

/// Answers every invocation with its own payload.
final class EchoLoop {

    private EchoLoop() {}

    /// Takes invocations until the platform closes the connection.
    ///
    /// @param platform the Runtime API's `HOST:PORT`
    static void serve(String platform) throws IOException {
        int colon = platform.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(
                        platform.substring(0, colon),
                        Integer.parseInt(platform.substring(colon + 1)));
        try (RuntimeConnection connection = new RuntimeConnection(address)) {
            while (true) {
                connection.next();
                connection.echo();
            }
        } catch (EOFException e) {
            // The platform is done with this environment.
        }
    }
}
