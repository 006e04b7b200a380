package dev.lungfish.server.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A program on a bare socket, which answers as no HTTP server would. Each connection has a thread of its own.
final class RawProgram implements AutoCloseable {

    /// What it does with one connection.
    @FunctionalInterface
    interface Behaviour {
        void serve(Connection connection) throws IOException;
    }

    private final ServerSocket server;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    RawProgram(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket socket = server.accept();
                accepted.add(socket);
                Thread.ofVirtual().start(() -> serve(behaviour, socket));
            }
        } catch (IOException closed) {
            // It was closed, which ends the test.
        }
    }

    private static void serve(Behaviour behaviour, Socket socket) {
        try (socket) {
            behaviour.serve(new Connection(socket));
        } catch (IOException gone) {
            // The platform has closed the connection.
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    int connections() {
        return accepted.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    /// One accepted connection.
    static final class Connection {

        private final Socket socket;
        private final BufferedReader in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        /// The head of the next request, or null at the connection's end.
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    return head.toString();
                }
                head.append(line).append('\n');
            }
            return null;
        }

        /// The next line, or null at the connection's end.
        String line() throws IOException {
            return in.readLine();
        }

        /// Reads so many characters of a body.
        String body(int length) throws IOException {
            char[] body = new char[length];
            int read = 0;
            while (read < length) {
                int more = in.read(body, read, length - read);
                if (more < 0) {
                    break;
                }
                read += more;
            }
            return new String(body, 0, read);
        }

        /// Waits for the other side to close.
        void awaitEnd() throws IOException {
            int read = in.read();
            while (read >= 0) {
                read = in.read();
            }
        }

        Connection send(String text) throws IOException {
            out().write(text.getBytes(StandardCharsets.ISO_8859_1));
            out().flush();
            return this;
        }

        OutputStream out() throws IOException {
            return socket.getOutputStream();
        }
    }
}
