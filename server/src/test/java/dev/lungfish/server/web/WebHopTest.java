package dev.lungfish.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.RawCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebHopTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: orders.localhost\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private HttpServer program;

    @BeforeEach
    void start() throws IOException {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        program.createContext("/", WebHopTest::echo);
        program.start();
    }

    @AfterEach
    void stop() {
        program.stop(0);
    }

    /// Answers with the request's line and headers in lower case, or with its body if it has one.
    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length == 0) {
            StringBuilder head = new StringBuilder();
            head.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> head.append('\n').append(name).append(values));
            body = head.toString().getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("X-Program", "yes");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", "1234");
            exchange.sendResponseHeaders(200, -1);
        } else if (exchange.getRequestURI().getPath().startsWith("/status/")) {
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(8)), -1);
        } else {
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private HopServer hop() throws IOException {
        return new HopServer(program.getAddress(), LONG);
    }

    @Test
    void passesTheHeadOnAsAProxyDoes() throws Exception {
        try (HopServer hop = hop();
                RawCaller caller = hop.call()) {
            caller.send("GET /a?b=c HTTP/1.1\r\nHost: orders.localhost:1\r\n");
            caller.send("Connection: keep-alive, X-Own\r\nX-Own: 1\r\nKeep-Alive: 5\r\n");
            caller.send("TE: trailers\r\nX-Kept: 2\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.header("x-program")).isEqualTo("yes");
            assertThat(answer.text().lines())
                    .contains("GET /a?b=c")
                    .contains("Host[orders.localhost:1]")
                    .contains("X-kept[2]")
                    .contains("X-forwarded-for[10.0.0.1, 127.0.0.1]")
                    .contains("X-forwarded-host[orders.localhost:1]")
                    .contains("X-forwarded-proto[http]")
                    .noneMatch(line -> line.startsWith("X-own"))
                    .noneMatch(line -> line.startsWith("Te["))
                    .noneMatch(line -> line.startsWith("Keep-alive"));
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(200));
        }
    }

    @Test
    void passesBodiesOnBothWays() throws Exception {
        try (HopServer hop = hop();
                RawCaller caller = hop.call()) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.header("content-length")).isEqualTo("5");
            assertThat(answer.text()).isEqualTo("hello");
            caller.send("POST /chunked HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            caller.send("5\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: x\r\n\r\n");
            RawCaller.Answer chunked = caller.answer();
            assertThat(chunked.all("transfer-encoding")).containsExactly("chunked");
            assertThat(chunked.text()).isEqualTo("hello world");
        }
    }

    @Test
    void asksForAHeldBackBodyWhenTheProgramIsThere() throws Exception {
        CompletableFuture<WebHop> held = new CompletableFuture<>();
        try (HopServer hop =
                        new HopServer(program.getAddress(), 1, HopServer.holding(held::complete));
                RawCaller caller = hop.call()) {
            caller.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            WebHop waiting = held.get(10, TimeUnit.SECONDS);
            assertThat(caller.socket().getInputStream().available()).isZero();
            waiting.connect(hop.target(), WebTimes.whole(LONG.toNanos()));
            assertThat(caller.answer().status()).isEqualTo(100);
            assertThat(caller.send("hello").answer().text()).isEqualTo("hello");
        }
    }

    @Test
    void passesAnswersWithoutBodies() throws Exception {
        try (HopServer hop = hop();
                RawCaller caller = hop.call()) {
            caller.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answerToHead().header("content-length")).isEqualTo("1234");
            for (int status : List.of(204, 304)) {
                caller.send("GET /status/" + status + " HTTP/1.1\r\nHost: a\r\n\r\n");
                RawCaller.Answer answer = caller.answer();
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.header("transfer-encoding")).isNull();
            }
            assertThat(caller.send(GET).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void understandsAProgramThatEndsItsAnswerByClosing() throws Exception {
        try (RawProgram old =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send("HTTP/1.0 200 OK\r\n\r\nall there is");
                                });
                HopServer hop = new HopServer(old.address(), LONG);
                RawCaller caller = hop.call()) {
            assertThat(caller.send(GET).answer().text()).isEqualTo("all there is");
            assertThat(caller.send(GET).answer().text()).isEqualTo("all there is");
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(200));
            assertThat(hop.target().idle()).isZero();
        }
    }

    @Test
    void answersACallerOfHttp10() throws Exception {
        try (HopServer hop = hop();
                RawCaller caller = hop.call()) {
            caller.send("GET /chunked HTTP/1.0\r\n\r\n");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.header("transfer-encoding")).isNull();
            assertThat(answer.text()).startsWith("GET /chunked");
        }
    }

    @Test
    void dropsInterimAnswers() throws Exception {
        try (RawProgram eager =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                                    connection.send("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
                                    connection.send(OK).awaitEnd();
                                });
                HopServer hop = new HopServer(eager.address(), LONG);
                RawCaller caller = hop.call()) {
            assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
        }
    }

    @Test
    void refusesAWebSocket() throws Exception {
        try (HopServer hop = hop();
                RawCaller caller = hop.call()) {
            caller.send(
                    "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text()).contains("on-demand").contains("WebSocket");
        }
    }

    /// The JDK's client asks for HTTP/2 on every first request.
    @Test
    void answersAnUpgradeToHttp2OverHttp1() throws Exception {
        try (HopServer hop = hop();
                HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            URI uri = URI.create("http://127.0.0.1:" + hop.port() + "/x");
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.body()).startsWith("GET /x").doesNotContain("Http2-settings");
        }
    }

    @Test
    void waitsForSomeoneElseWhereNoProgramListens() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) gone.getLocalSocketAddress();
        }
        CompletableFuture<WebHop> waiting = new CompletableFuture<>();
        HopServer.Dispatch dispatch =
                (hop, target) -> {
                    hop.connect(target, WebTimes.whole(LONG.toNanos()));
                    waiting.complete(hop);
                };
        try (HopServer hop = new HopServer(nobody, 1, dispatch);
                RawCaller caller = hop.call()) {
            caller.send(GET);
            assertThat(hop.outcome())
                    .isInstanceOfSatisfying(
                            WebOutcome.Unreached.class,
                            told ->
                                    assertThat(told.reason())
                                            .startsWith(
                                                    "The program takes no connections on port "));
            waiting.join().refuse(WebRequest.error(502, "Nobody else listens either."));
            assertThat(caller.answer().status()).isEqualTo(502);
            assertThat(hop.hasMoreOutcomes()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "what is HTTP?\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "HTTP/1.1 200 OK\r\nContent-Len",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
            })
    void saysThatTheProgramsAnswerIsNone(String garbage) throws Exception {
        try (RawProgram broken =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(garbage);
                                });
                HopServer hop = new HopServer(broken.address(), LONG);
                RawCaller caller = hop.call()) {
            RawCaller.Answer answer = caller.send(GET).answer();
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).startsWith("{\"Message\":\"The program ");
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.Failed.class);
            assertThat(caller.send(GET).answer().status()).isEqualTo(502);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe begin",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nthe b\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nthe b\r\nXX\r\n",
            })
    void cutsAnAnswerThatTheProgramDoesNotComplete(String beginning) throws Exception {
        try (RawProgram broken =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(beginning);
                                });
                HopServer hop = new HopServer(broken.address(), LONG);
                RawCaller caller = hop.call()) {
            caller.send(GET);
            assertThat(caller.line()).isEqualTo("HTTP/1.1 200 OK");
            String rest =
                    new String(
                            caller.socket().getInputStream().readAllBytes(),
                            StandardCharsets.ISO_8859_1);
            assertThat(rest).doesNotEndWith("0\r\n\r\n");
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.Failed.class);
        }
    }

    @Test
    void endsARequestWhoseTimeIsOver() throws Exception {
        try (RawProgram slow = new RawProgram(RawProgram.Connection::awaitEnd);
                HopServer hop = new HopServer(slow.address(), Duration.ofMillis(50));
                RawCaller caller = hop.call()) {
            RawCaller.Answer answer = caller.send(GET).answer();
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text())
                    .isEqualTo("{\"Message\":\"The program did not answer in time.\"}");
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.TimedOut.class);
        }
    }

    @Test
    void cutsAnAnswerWhoseTimeIsOver() throws Exception {
        try (RawProgram slow =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection
                                            .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nthe")
                                            .awaitEnd();
                                });
                HopServer hop = new HopServer(slow.address(), Duration.ofMillis(200));
                RawCaller caller = hop.call()) {
            caller.send(GET);
            assertThat(caller.line()).isEqualTo("HTTP/1.1 200 OK");
            caller.socket().getInputStream().readAllBytes();
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.TimedOut.class);
        }
    }

    @Test
    void tellsTheProgramThatTheCallerHasGone() throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        try (RawProgram patient =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    asked.complete(null);
                                    connection.awaitEnd();
                                    ended.complete(null);
                                });
                HopServer hop = new HopServer(patient.address(), LONG)) {
            try (RawCaller caller = hop.call()) {
                caller.send(GET);
                asked.get(10, TimeUnit.SECONDS);
            }
            ended.get(10, TimeUnit.SECONDS);
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.CallerLeft.class);
        }
    }

    @Test
    void tellsThatTheCallerLeftBeforeThereWasAProgram() throws Exception {
        CompletableFuture<WebHop> held = new CompletableFuture<>();
        try (HopServer hop =
                new HopServer(program.getAddress(), 1, HopServer.holding(held::complete))) {
            try (RawCaller caller = hop.call()) {
                caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
                held.get(10, TimeUnit.SECONDS);
            }
            assertThat(hop.outcome()).isInstanceOf(WebOutcome.CallerLeft.class);
            held.join().connect(hop.target(), WebTimes.whole(LONG.toNanos()));
            held.join().refuse(Answers.text(503, "too late"));
        }
    }

    @Test
    void refusesARequestThatIsHeld() throws Exception {
        try (HopServer hop =
                        new HopServer(
                                program.getAddress(),
                                1,
                                HopServer.holding(
                                        waiting ->
                                                waiting.refuse(Answers.text(429, "throttled"))));
                RawCaller caller = hop.call()) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(caller.answer().text()).isEqualTo("throttled");
            caller.send(GET);
            assertThat(caller.answer().text()).isEqualTo("throttled");
            assertThat(hop.hasMoreOutcomes()).isFalse();
        }
    }

    @Test
    void usesAConnectionAgain() throws Exception {
        try (RawProgram kept = new RawProgram(WebHopTest::answerAll);
                HopServer hop = new HopServer(kept.address(), LONG);
                RawCaller caller = hop.call()) {
            for (int i = 0; i < 5; i++) {
                assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
                hop.outcome();
            }
            assertThat(kept.connections()).isEqualTo(1);
            assertThat(hop.target().idle()).isEqualTo(1);
        }
    }

    @Test
    void dropsIdleConnectionsForAFreeze() throws Exception {
        try (RawProgram kept = new RawProgram(WebHopTest::answerAll);
                HopServer hop = new HopServer(kept.address(), LONG);
                RawCaller caller = hop.call()) {
            caller.send(GET).answer();
            hop.outcome();
            hop.target().dropIdle();
            assertThat(hop.target().idle()).isZero();
            assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
            assertThat(kept.connections()).isEqualTo(2);
        }
    }

    @Test
    void noticesThatTheProgramHasClosedAnIdleConnection() throws Exception {
        try (RawProgram leaving =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(OK);
                                });
                HopServer hop = new HopServer(leaving.address(), LONG);
                RawCaller caller = hop.call()) {
            for (int i = 0; i < 3; i++) {
                assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
                await().until(() -> hop.target().idle() == 0);
            }
            assertThat(leaving.connections()).isEqualTo(3);
        }
    }

    /// The program takes a second request on the connection and closes it without an answer.
    private static RawProgram.Behaviour answeringOnce(AtomicInteger heads) {
        return connection -> {
            while (connection.head() != null) {
                if (heads.incrementAndGet() == 2) {
                    return;
                }
                connection.send(OK);
            }
        };
    }

    @Test
    void sendsASafeRequestAgainAfterAStaleConnection() throws Exception {
        AtomicInteger heads = new AtomicInteger();
        try (RawProgram stale = new RawProgram(answeringOnce(heads));
                HopServer hop = new HopServer(stale.address(), LONG);
                RawCaller caller = hop.call()) {
            assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
            assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
            assertThat(stale.connections()).isEqualTo(2);
            assertThat(heads).hasValue(3);
        }
    }

    @Test
    void neverSendsAnotherRequestTwice() throws Exception {
        AtomicInteger heads = new AtomicInteger();
        try (RawProgram stale = new RawProgram(answeringOnce(heads));
                HopServer hop = new HopServer(stale.address(), LONG);
                RawCaller caller = hop.call()) {
            assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            assertThat(caller.answer().status()).isEqualTo(502);
            assertThat(heads).hasValue(2);
        }
    }

    @Test
    void aFreshConnectionIsNotTriedAgain() throws Exception {
        try (RawProgram closing = new RawProgram(RawProgram.Connection::head);
                HopServer hop = new HopServer(closing.address(), LONG);
                RawCaller caller = hop.call()) {
            assertThat(caller.send(GET).answer().status()).isEqualTo(502);
            assertThat(closing.connections()).isEqualTo(1);
        }
    }

    @Test
    void takesAnAnswerThatComesBeforeTheBodyIsSent() throws Exception {
        try (RawProgram hasty =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(OK);
                                    connection.awaitEnd();
                                });
                HopServer hop = new HopServer(hasty.address(), LONG);
                RawCaller caller = hop.call()) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello");
            assertThat(caller.answer().text()).isEqualTo("ok");
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(200));
            assertThat(hop.target().idle()).isZero();
            caller.send("world");
            assertThat(caller.send(GET).answer().text()).isEqualTo("ok");
        }
    }

    /// A program that takes one connection at a time hangs if another one is kept for it.
    @Test
    void keepsNoMoreConnectionsThanTheProgramHasSlots() throws Exception {
        try (RawProgram single = new RawProgram(WebHopTest::answerAll);
                HopServer first = new HopServer(single.address(), LONG);
                HopServer second =
                        new HopServer(
                                single.address(),
                                1,
                                (hop, _) ->
                                        hop.connect(
                                                first.target(), WebTimes.whole(LONG.toNanos())));
                RawCaller one = first.call();
                RawCaller other = second.call()) {
            for (int i = 0; i < 3; i++) {
                assertThat(one.send(GET).answer().text()).isEqualTo("ok");
                first.outcome();
                assertThat(first.target().idle()).isEqualTo(1);
                assertThat(other.send(GET).answer().text()).isEqualTo("ok");
                second.outcome();
                assertThat(first.target().idle()).isEqualTo(1);
            }
            assertThat(single.connections()).isEqualTo(6);
        }
    }

    private static void answerAll(RawProgram.Connection connection) throws IOException {
        while (connection.head() != null) {
            connection.send(OK);
        }
    }
}
