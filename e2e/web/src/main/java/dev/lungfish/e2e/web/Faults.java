package dev.lungfish.e2e.web;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes this process go wrong from now on, once it has answered.
///
/// | path | from then on |
/// | --- | --- |
/// | `/fault/garbage` | whatever connects is answered with something that is no HTTP |
/// | `/fault/half-close` | whatever connects finds the other direction closed |
/// | `/fault/slow?MILLIS` | `/serve` takes so long |
/// | `/fault/fill` | `/tmp` is full, as far as it goes |
final class Faults implements HttpHandler {

    private static final byte[] GARBAGE =
            "\u0001\u0002 this is no HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Path FULL = Path.of("/tmp/full");
    private static final int MOST_MEGABYTES = 1024;

    private final HttpServer server;
    private volatile long delayMillis;

    Faults(HttpServer server) {
        this.server = server;
    }

    /// What `/fault/slow` slows down goes through this.
    Filter delay() {
        return Filter.beforeHandler("delay", _ -> Shop.sleep(delayMillis));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String fault = exchange.getRequestURI().getPath().substring("/fault/".length());
        switch (fault) {
            case "garbage" -> takeOver(exchange, Faults::answerGarbage);
            case "half-close" -> takeOver(exchange, Faults::halfClose);
            case "slow" -> {
                delayMillis = Long.parseLong(exchange.getRequestURI().getQuery());
                Shop.answer(exchange, 200, "slow\n");
            }
            case "fill" -> Shop.answer(exchange, 200, fill() + "\n");
            default -> Shop.answer(exchange, 404, "no such fault\n");
        }
    }

    private interface Conduct {
        void treat(Socket connection) throws IOException;
    }

    private void takeOver(HttpExchange exchange, Conduct conduct) throws IOException {
        InetSocketAddress address = server.getAddress();
        Shop.answer(exchange, 200, "as you wish\n");
        Thread.ofPlatform().start(() -> serve(address, conduct));
    }

    private void serve(InetSocketAddress address, Conduct conduct) {
        server.stop(0);
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(address);
            while (true) {
                Socket connection = listener.accept();
                Thread.ofVirtual().start(() -> treat(connection, conduct));
            }
        } catch (IOException failure) {
            throw new IllegalStateException("the fault itself failed", failure);
        }
    }

    private static void treat(Socket connection, Conduct conduct) {
        try (connection) {
            conduct.treat(connection);
        } catch (IOException callerLeft) {
            // Nobody is left to be treated badly.
        }
    }

    private static void answerGarbage(Socket connection) throws IOException {
        if (connection.getInputStream().read() >= 0) {
            connection.getOutputStream().write(GARBAGE);
            connection.getOutputStream().flush();
        }
    }

    private static void halfClose(Socket connection) throws IOException {
        connection.shutdownOutput();
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /// Returns what came in the way.
    private static String fill() {
        byte[] megabyte = new byte[1 << 20];
        try (var file = Files.newOutputStream(FULL)) {
            for (int i = 0; i < MOST_MEGABYTES; i++) {
                file.write(megabyte);
            }
            // It is the machine's own, which others need.
            Files.delete(FULL);
            return "there is no end";
        } catch (IOException full) {
            return String.valueOf(full.getMessage());
        }
    }
}
