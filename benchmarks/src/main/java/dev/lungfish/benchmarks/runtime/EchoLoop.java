package dev.lungfish.benchmarks.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;

/// Answers every invocation with its own payload.
public final class EchoLoop {

    private static final int LARGEST_MESSAGE_BYTES = 7 * 1024 * 1024;
    private static final int SMALL_MESSAGE_BYTES = 8 * 1024;

    private EchoLoop() {}

    /// Takes invocations until the platform closes the connection.
    ///
    /// @param platform the Runtime API's `HOST:PORT`
    static void serve(String platform) throws IOException {
        try (RuntimeConnection connection =
                new RuntimeConnection(address(platform), LARGEST_MESSAGE_BYTES)) {
            while (true) {
                connection.next();
                connection.echo();
            }
        } catch (EOFException e) {
            // The platform is done with this environment.
        }
    }

    /// Takes one invocation with a small payload, answers it, and leaves.
    public static void serveOne(String platform) throws IOException {
        try (RuntimeConnection connection =
                new RuntimeConnection(address(platform), SMALL_MESSAGE_BYTES)) {
            connection.next();
            connection.echo();
        } catch (EOFException e) {
            // The platform is done with this environment.
        }
    }

    private static InetSocketAddress address(String platform) {
        int colon = platform.lastIndexOf(':');
        return new InetSocketAddress(
                platform.substring(0, colon), Integer.parseInt(platform.substring(colon + 1)));
    }
}
