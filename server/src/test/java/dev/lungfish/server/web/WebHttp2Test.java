package dev.lungfish.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lungfish.server.http.Certificate;
import dev.lungfish.server.http.Http2Caller;
import dev.lungfish.server.http.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Web programs behind an address that speaks HTTP/2, called by the JDK's client and by one that can be slow.
@Timeout(60)
class WebHttp2Test {

    private static final WebTimes TIMES = WebTimes.untilStart(TimeUnit.SECONDS.toNanos(30), 0);
    private static final int BODY_BYTES = 12 << 20;

    @TempDir private Path folder;

    /// Answers with the head of the request, or with its body if it has one of a known length.
    private static void echo(RawProgram.Connection connection) throws IOException {
        for (String head = connection.head(); head != null; head = connection.head()) {
            int length = length(head);
            String answer = length == 0 ? head : connection.body(length);
            connection.send(
                    "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(answer.length(), answer));
        }
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static HopServer hop(RawProgram program, @Nullable TlsFiles tls) throws IOException {
        return new HopServer(program.address(), TIMES, tls);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void theJdksClientUpgradesInClear() throws Exception {
        try (RawProgram program = new RawProgram(WebHttp2Test::echo);
                HopServer hop = hop(program, null);
                HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            URI uri = URI.create("http://127.0.0.1:" + hop.port() + "/x?y=z");
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = send(client, HttpRequest.newBuilder(uri));
                assertThat(answer.version()).isEqualTo(Version.HTTP_2);
                assertThat(answer.body().lines())
                        .contains("GET /x?y=z HTTP/1.1", "x-forwarded-proto: http")
                        .contains("x-forwarded-host: 127.0.0.1:" + hop.port())
                        .noneMatch(line -> line.startsWith("x-http2"))
                        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("upgrade"));
            }
        }
    }

    @Test
    void theJdksClientSpeaksHttp2OverTls() throws Exception {
        Certificate certificate = Certificate.in(folder, "RSA");
        byte[] body = new byte[BODY_BYTES];
        Arrays.fill(body, (byte) 'x');
        try (RawProgram program = new RawProgram(WebHttp2Test::echo);
                HopServer hop = hop(program, certificate.files());
                HttpClient client =
                        HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
            URI uri = URI.create("https://localhost:" + hop.port() + "/x");
            assertThat(send(client, HttpRequest.newBuilder(uri)).statusCode()).isEqualTo(200);
            List<CompletableFuture<HttpResponse<String>>> many = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                many.add(
                        client.sendAsync(
                                HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> one : many) {
                HttpResponse<String> answer = one.get(20, TimeUnit.SECONDS);
                assertThat(answer.version()).isEqualTo(Version.HTTP_2);
                assertThat(answer.body()).contains("x-forwarded-proto: https\n");
            }
            HttpRequest.Builder post =
                    HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body));
            assertThat(send(client, post).body()).hasSize(BODY_BYTES);
        }
    }

    @Test
    void speaksHttp1OverTls() throws Exception {
        Certificate certificate = Certificate.in(folder, "EC");
        try (RawProgram program = new RawProgram(WebHttp2Test::echo);
                HopServer hop = hop(program, certificate.files());
                HttpClient client =
                        HttpClient.newBuilder()
                                .version(Version.HTTP_1_1)
                                .sslContext(certificate.trusting())
                                .build()) {
            URI uri = URI.create("https://localhost:" + hop.port() + "/x");
            HttpResponse<String> answer = send(client, HttpRequest.newBuilder(uri));
            assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(answer.body()).contains("x-forwarded-proto: https\n");
        }
    }

    @Test
    void aStreamThatIsNotReadHoldsTheProgramBack() throws Exception {
        AtomicLong sentBytes = new AtomicLong();
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send("HTTP/1.1 200 OK\r\n\r\n");
                                    byte[] piece = new byte[64 * 1024];
                                    for (int sent = 0;
                                            sent < 3 * BODY_BYTES;
                                            sent += piece.length) {
                                        connection.out().write(piece);
                                        sentBytes.addAndGet(piece.length);
                                    }
                                });
                HopServer hop = hop(program, null);
                Http2Caller caller = new Http2Caller(hop.port())) {
            Http2Caller.Stream stream = caller.get("/x");
            stream.channel().config().setAutoRead(false);
            AtomicLong last = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(200))
                    .until(
                            () ->
                                    sentBytes.get() > 0
                                            && last.getAndSet(sentBytes.get()) == sentBytes.get());
            assertThat(sentBytes.get()).isLessThan(BODY_BYTES);
            stream.channel().config().setAutoRead(true);
            assertThat(stream.body()).hasSize(3 * BODY_BYTES);
        }
    }

    @Test
    void anEndlessAnswerComesPartByPart() throws Exception {
        CompletableFuture<RawProgram.Connection> open = new CompletableFuture<>();
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(
                                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
                                    open.complete(connection);
                                    connection.awaitEnd();
                                });
                HopServer hop = new HopServer(program.address(), shortStart(), null);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + hop.port() + "/events");
            HttpResponse<InputStream> events =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
            for (int i = 0; i < 3; i++) {
                open.get(10, TimeUnit.SECONDS).send("data: " + i + "\n\n");
                assertThat(events.body().readNBytes(9)).asString().isEqualTo("data: " + i + "\n\n");
            }
            events.body().close();
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.CallerLeft.class);
        }
    }

    private static WebTimes shortStart() {
        return WebTimes.untilStart(TimeUnit.SECONDS.toNanos(10), 0);
    }

    @Test
    void anAnswerThatStandsStillIsCut() throws Exception {
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send("HTTP/1.1 200 OK\r\n\r\nthe begin");
                                    connection.awaitEnd();
                                });
                HopServer hop =
                        new HopServer(
                                program.address(),
                                WebTimes.untilStart(
                                        TimeUnit.SECONDS.toNanos(20),
                                        TimeUnit.MILLISECONDS.toNanos(100)),
                                null);
                Http2Caller caller = new Http2Caller(hop.port())) {
            Http2Caller.Stream stream = caller.get("/x");
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.reset()).isPositive();
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.TimedOut.class);
        }
    }
}
