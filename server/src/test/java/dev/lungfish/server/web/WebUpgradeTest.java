package dev.lungfish.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lungfish.server.http.Certificate;
import dev.lungfish.server.http.Http2Caller;
import dev.lungfish.server.http.RawCaller;
import dev.lungfish.server.http.TlsFiles;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WebUpgradeTest {

    private static final WebTimes TIMES =
            WebTimes.untilStart(TimeUnit.SECONDS.toNanos(20), TimeUnit.SECONDS.toNanos(20));
    private static final String ASK =
            "GET /x HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: echo\r\n\r\n";
    private static final String SWITCHED =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
    private static final long BODY_BYTES = 32L << 20;

    private static HopServer hop(RawProgram program) throws IOException {
        return new HopServer(program.address(), TIMES, null);
    }

    private static void echo(RawProgram.Connection connection) throws IOException {
        assertThat(connection.head())
                .containsIgnoringCase("upgrade: echo\n")
                .containsIgnoringCase("connection: upgrade\n");
        connection.send(SWITCHED + "first");
        for (String line = connection.line(); line != null; line = connection.line()) {
            connection.send(line + "!\n");
        }
        connection.send("bye");
    }

    private static RawCaller.Answer ask(RawCaller caller) throws IOException {
        RawCaller.Answer answer = caller.send(ASK).answer();
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("upgrade")).isEqualTo("echo");
        assertThat(answer.header("connection")).isEqualToIgnoringCase("upgrade");
        return answer;
    }

    @Test
    void passesBytesBothWaysUntilBothSidesEnd() throws Exception {
        try (RawProgram program = new RawProgram(WebUpgradeTest::echo);
                HopServer hop = hop(program);
                RawCaller caller = hop.call()) {
            ask(caller);
            assertThat(caller.exactly(5)).asString().isEqualTo("first");
            assertThat(caller.send("a\n").line()).isEqualTo("a!");
            assertThat(caller.send("b\n").line()).isEqualTo("b!");
            assertThat(hop.hasMoreOutcomes()).isFalse();
            caller.socket().shutdownOutput();
            assertThat(caller.exactly(3)).asString().isEqualTo("bye");
            assertThat(caller.ended()).isTrue();
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(101));
            assertThat(hop.target().idle()).isZero();
        }
    }

    @Test
    void tellsTheProgramThatTheCallerIsGone() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(SWITCHED).awaitEnd();
                                    ended.countDown();
                                });
                HopServer hop = hop(program)) {
            try (RawCaller caller = hop.call()) {
                ask(caller);
            }
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(101));
        }
    }

    @Test
    void aSlowCallerHoldsTheProgramBack() throws Exception {
        AtomicLong sentBytes = new AtomicLong();
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(SWITCHED);
                                    pour(connection, sentBytes);
                                });
                HopServer hop = hop(program);
                RawCaller caller = hop.call()) {
            ask(caller);
            AtomicLong last = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(200))
                    .until(() -> last.getAndSet(sentBytes.get()) == sentBytes.get());
            assertThat(sentBytes.get()).isLessThan(BODY_BYTES / 2);
            InputStream in = caller.socket().getInputStream();
            in.skipNBytes(BODY_BYTES - (1 << 20));
            assertThat(in.readAllBytes().length).isLessThanOrEqualTo(1 << 20);
        }
    }

    private static void pour(RawProgram.Connection connection, AtomicLong sentBytes)
            throws IOException {
        byte[] piece = new byte[64 * 1024];
        for (long sent = 0; sent < BODY_BYTES; sent += piece.length) {
            connection.out().write(piece);
            sentBytes.addAndGet(piece.length);
        }
    }

    @Test
    void passesARefusalOnAsAnyAnswer() throws Exception {
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    while (connection.head() != null) {
                                        connection.send(
                                                "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
                                    }
                                });
                HopServer hop = hop(program);
                RawCaller caller = hop.call()) {
            assertThat(caller.send(ASK).answer().text()).isEqualTo("no");
            assertThat(caller.send(ASK).answer().text()).isEqualTo("no");
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(403));
        }
    }

    @Test
    void theJdksWebSocketWorks() throws Exception {
        try (RawProgram program = new RawProgram(WebUpgradeTest::webSocket);
                HopServer hop = hop(program);
                HttpClient client = HttpClient.newHttpClient()) {
            exchangeWebSocket(client, "ws://127.0.0.1:" + hop.port() + "/chat");
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(101));
        }
    }

    @Test
    void theJdksWebSocketWorksOverTls(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.in(folder, "EC");
        TlsFiles tls = certificate.files();
        try (RawProgram program = new RawProgram(WebUpgradeTest::webSocket);
                HopServer hop = new HopServer(program.address(), TIMES, tls);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            exchangeWebSocket(client, "wss://localhost:" + hop.port() + "/chat");
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(101));
        }
    }

    private static void exchangeWebSocket(HttpClient client, String uri) throws Exception {
        CompletableFuture<String> text = new CompletableFuture<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket.Listener listener =
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket s, CharSequence data, boolean last) {
                        text.complete(data.toString());
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket s, int status, String reason) {
                        closed.complete(status);
                        return null;
                    }
                };
        WebSocket socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(uri), listener)
                        .get(20, TimeUnit.SECONDS);
        socket.request(10);
        socket.sendText("hello", true).get(10, TimeUnit.SECONDS);
        assertThat(text.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    /// RFC 8441: the stream's bytes are those of the WebSocket.
    @Test
    void aWebSocketOverHttp2ReachesTheProgram() throws Exception {
        try (RawProgram program = new RawProgram(WebUpgradeTest::webSocket);
                HopServer hop = hop(program);
                Http2Caller caller = new Http2Caller(hop.port())) {
            Http2Headers head =
                    new DefaultHttp2Headers(false)
                            .method("CONNECT")
                            .add(Http2Headers.PseudoHeaderName.PROTOCOL.value(), "websocket")
                            .scheme("http")
                            .path("/chat")
                            .authority("a")
                            .add("sec-websocket-version", "13");
            Http2Caller.Stream stream = caller.open(head, false);
            byte[] frame = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'};
            assertThat(stream.status()).isEqualTo(200);
            stream.send(frame, false);
            byte[] close = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};
            stream.send(close, true);
            assertThat(stream.body()).isEqualTo("\u0081\u0002hi\u0088\u0000");
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(101));
        }
    }

    /// Agrees, and sends each short frame back without its mask; ends after a close frame (RFC 6455).
    private static void webSocket(RawProgram.Connection connection) throws IOException {
        String head = connection.head();
        connection.send(
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: %s\r\n\r\n"
                        .formatted(accept(head)));
        for (int opcode = 0; opcode != 0x88; ) {
            String start = connection.body(2);
            if (start.length() < 2) {
                return;
            }
            opcode = start.charAt(0);
            int length = start.charAt(1) & 0x7f;
            String mask = connection.body(4);
            String masked = connection.body(length);
            StringBuilder text = new StringBuilder();
            text.append((char) opcode).append((char) length);
            for (int i = 0; i < length; i++) {
                text.append((char) (masked.charAt(i) ^ mask.charAt(i % 4)));
            }
            connection.send(text.toString());
        }
    }

    private static String accept(String head) {
        String key =
                head.lines()
                        .filter(
                                line ->
                                        line.toLowerCase(Locale.ROOT)
                                                .startsWith("sec-websocket-key:"))
                        .map(line -> line.substring(18).strip())
                        .findFirst()
                        .orElseThrow();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(
                                    (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                            .getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
