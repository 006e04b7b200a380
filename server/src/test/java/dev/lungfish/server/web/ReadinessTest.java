package dev.lungfish.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.sandbox.Network;
import dev.lungfish.server.http.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ReadinessTest {

    private final Transport transport = Transport.open(1);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    @AfterEach
    void close() {
        transport.close();
    }

    private Readiness await(InetSocketAddress address) {
        return Readiness.await(
                transport.loops().next(),
                transport.clients(Network.HOST),
                address,
                "/healthy?now",
                () -> ready.complete(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "302 Found", "404 Not Found", "499 Odd"})
    void aStatusBelow500MeansReady(String status) throws Exception {
        AtomicReference<String> asked = new AtomicReference<>();
        try (RawProgram program =
                new RawProgram(
                        connection -> {
                            asked.set(connection.head());
                            connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                            connection.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
                            connection.awaitEnd();
                        })) {
            await(program.address());
            ready.get(10, TimeUnit.SECONDS);
            assertThat(asked.get()).startsWith("GET /healthy?now HTTP/1.1\n");
            assertThat(program.connections()).isEqualTo(1);
        }
    }

    @Test
    void asksUntilTheProgramIsReady() throws Exception {
        AtomicInteger questions = new AtomicInteger();
        try (RawProgram program =
                new RawProgram(
                        connection -> {
                            connection.head();
                            connection.send(
                                    switch (questions.incrementAndGet()) {
                                        case 1 -> "";
                                        case 2 -> "garbage\r\n\r\n";
                                        case 3 -> "HTTP/1.1 503 Not Yet\r\n\r\n";
                                        default -> "HTTP/1.1 204 No Content\r\n\r\n";
                                    });
                        })) {
            await(program.address());
            ready.get(10, TimeUnit.SECONDS);
            assertThat(questions).hasValue(4);
        }
    }

    @Test
    void waitsForTheProgramToListen() throws Exception {
        InetSocketAddress address;
        try (ServerSocket none = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (InetSocketAddress) none.getLocalSocketAddress();
        }
        await(address);
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(address);
            try (Socket socket = server.accept()) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                ready.get(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void asksNoMoreWhenCancelled() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        try (RawProgram program =
                new RawProgram(
                        connection -> {
                            connection.head();
                            asked.complete(null);
                            connection.awaitEnd();
                            closed.complete(null);
                        })) {
            Readiness readiness = await(program.address());
            asked.get(10, TimeUnit.SECONDS);
            readiness.cancel();
            readiness.cancel();
            closed.get(10, TimeUnit.SECONDS);
            transport.loops().next().submit(() -> {}).sync();
            assertThat(ready).isNotDone();
            assertThat(program.connections()).isEqualTo(1);
        }
    }
}
