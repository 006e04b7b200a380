package dev.lungfish.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HttpConnectionTest {

    private static final int LIMIT = 1_000;

    private final CompletableFuture<Caller> held = new CompletableFuture<>();
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private ListeningServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new ListeningServer(this::open);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Exchange open(HttpRequest head, Caller caller) {
        opened.incrementAndGet();
        return switch (head.uri()) {
            case "/echo" -> new Echo(caller);
            case "/early" -> early(caller);
            case "/parts" -> new Parts(caller);
            case "/hold" -> {
                caller.setReading(false);
                held.complete(caller);
                yield new Echo(caller);
            }
            case "/broken" -> throw new IllegalStateException("a bug");
            default -> new Fixed(caller, head.headers().get("host") + head.uri());
        };
    }

    private Exchange early(Caller caller) {
        caller.respond(Answers.text(403, "no"));
        return new Echo(caller);
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        try (RawCaller caller = server.call()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                requests.append(get("/" + i));
            }
            caller.send(requests.toString());
            for (int i = 0; i < 100; i++) {
                assertThat(caller.answer().text()).isEqualTo("a/" + i);
            }
        }
    }

    @Test
    void takesPipelinedRequestsAfterOneThatIsAnsweredLater() throws Exception {
        try (RawCaller caller = server.call()) {
            String held = "POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok";
            caller.send(held + get("/next") + get("/last"));
            Caller first = this.held.get(10, TimeUnit.SECONDS);
            first.setReading(true);
            assertThat(caller.answer().text()).isEqualTo("ok");
            assertThat(caller.answer().text()).isEqualTo("a/next");
            assertThat(caller.answer().text()).isEqualTo("a/last");
        }
    }

    @Test
    void takesNoPipelinedRequestAfterOneThatEndsTheConnection() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET /one HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get("/two"));
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.ended()).isTrue();
        }
        assertThat(opened).hasValue(1);
    }

    @Test
    void asksForABodyOnlyOnceItIsRead() throws Exception {
        try (RawCaller caller = server.call()) {
            caller.send(
                    "POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            Caller holding = held.get(10, TimeUnit.SECONDS);
            assertThat(caller.socket().getInputStream().available()).isZero();
            holding.setReading(true);
            assertThat(caller.answer().status()).isEqualTo(100);
            assertThat(caller.send("hello").answer().text()).isEqualTo("hello");
        }
    }

    @Test
    void neverAsksForABodyThatIsRefused() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send(
                    "POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.ended()).isTrue();
        }
    }

    @Test
    void keepsTheConnectionAfterAnEarlyAnswerToAShortBody() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
            assertThat(caller.answer().status()).isEqualTo(403);
            caller.send("helloGET /next HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answer().text()).isEqualTo("a/next");
        }
    }

    @Test
    void answersABodyThatIsTooLargeBeforeItHasAllCome() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n");
            caller.send("x".repeat(LIMIT + 1));
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("connection")).isEqualTo("close");
            caller.send("x".repeat(200_000));
            assertThat(caller.ended()).isTrue();
        }
    }

    @Test
    void keepsTheConnectionAfterABodyThatIsALittleTooLarge() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
            caller.send("x".repeat(5_000_000));
            assertThat(caller.answer().status()).isEqualTo(413);
            caller.send(get("/next"));
            assertThat(caller.answer().text()).isEqualTo("a/next");
        }
    }

    @Test
    void endsTheConnectionOfACallerThatSendsOnForever() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("POST /early HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 200; i++) {
                caller.send(chunk);
            }
            assertThat(caller.answer().status()).isEqualTo(403);
            assertThat(caller.ended()).isTrue();
        }
    }

    @Test
    void tellsTheExchangeOfAMalformedBodyAndRefusesIt() throws Exception {
        try (RawCaller caller = server.call()) {
            caller.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            caller.send("5\r\nhello\r\nZZ\r\n");
            assertThat(caller.answer().status()).isEqualTo(400);
            assertThat(caller.ended()).isTrue();
        }
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsTheExchangeThatItsCallerHasGone() throws Exception {
        try (RawCaller caller = server.call()) {
            caller.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
            await().until(() -> opened.get() == 1);
        }
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answerToHead().header("content-length")).isEqualTo("3");
            caller.send("HEAD /parts HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answerToHead().status()).isEqualTo(200);
            caller.send("GET /y HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answer().text()).isEqualTo("a/y");
        }
    }

    @Test
    void sendsPartsInChunks() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET /parts HTTP/1.1\r\nHost: a\r\n\r\n");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.header("transfer-encoding")).isEqualTo("chunked");
            assertThat(answer.text()).isEqualTo("one two");
        }
    }

    @Test
    void sendsPartsToAnOldCallerWithoutChunks() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET /parts HTTP/1.0\r\n\r\n");
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.header("transfer-encoding")).isNull();
            assertThat(answer.text()).isEqualTo("one two");
        }
    }

    @Test
    void keepsAnOldCallersConnectionIfItAsks() throws IOException {
        try (RawCaller caller = server.call()) {
            for (int i = 0; i < 2; i++) {
                caller.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
                assertThat(caller.answer().header("connection")).isEqualTo("keep-alive");
            }
        }
    }

    @Test
    void answersWhenNoExchangeCouldBeOpened() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answer().status()).isEqualTo(500);
        }
    }

    @Test
    void understandsATargetInAbsoluteForm() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET http://b.localhost:80?q=1 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answer().text()).isEqualTo("b.localhost:80/?q=1");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "length and chunks     | POST /echo HTTP/1.1~Host: a~Content-Length: 3~Transfer-Encoding: chunked~~0~~ | 400",
                "two lengths           | POST /echo HTTP/1.1~Host: a~Content-Length: 3~Content-Length: 4~~abcd         | 400",
                "two lengths in one    | POST /echo HTTP/1.1~Host: a~Content-Length: 3, 4~~abcd                        | 400",
                "signed length         | POST /echo HTTP/1.1~Host: a~Content-Length: +3~~abc                           | 400",
                "negative length       | POST /echo HTTP/1.1~Host: a~Content-Length: -3~~abc                           | 400",
                "unknown coding        | POST /echo HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~             | 501",
                "chunks before another | POST /echo HTTP/1.1~Host: a~Transfer-Encoding: chunked, gzip~~0~~             | 400",
                "chunked twice         | POST /echo HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked~~0~~          | 400",
                "misspelt coding       | POST /echo HTTP/1.1~Host: a~Transfer-Encoding: xchunked~~0~~                  | 400",
                "chunks in HTTP/1.0    | POST /echo HTTP/1.0~Host: a~Transfer-Encoding: chunked~~0~~                   | 400",
                "space before colon    | GET /x HTTP/1.1~Host : a~~                                                    | 400",
                "no host               | GET /x HTTP/1.1~~                                                             | 400",
                "two hosts             | GET /x HTTP/1.1~Host: a~Host: b~~                                             | 400",
                "no version            | GET /x~Host: a~~                                                              | 400",
                "garbage               | \u0016\u0003\u0001 garbage~~                                                  | 400",
                "another version       | GET /x HTTP/2.0~Host: a~~                                                     | 505",
                "a proxy's method      | CONNECT a:80 HTTP/1.1~Host: a~~                                               | 501",
                "no path               | GET x HTTP/1.1~Host: a~~                                                      | 400",
            })
    void refusesWhatCouldBeUnderstoodInTwoWays(String name, String request, int status)
            throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send(request.strip().replace("~", "\r\n"));
            RawCaller.Answer answer = caller.answer();
            assertThat(answer.status()).as(name).isEqualTo(status);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.ended()).isTrue();
        }
        assertThat(opened).hasValue(0);
    }

    @Test
    void takesAFoldedHeaderAsOne() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET /x HTTP/1.1\r\nHost: a\r\n Transfer-Encoding: chunked\r\n\r\n");
            assertThat(caller.answer().text()).isEqualTo("a Transfer-Encoding: chunked/x");
        }
    }

    @Test
    void refusesHeadsThatAreTooLong() throws IOException {
        try (RawCaller caller = server.call()) {
            caller.send("GET /" + "x".repeat(RequestHead.MOST_LINE_BYTES) + " HTTP/1.1\r\n\r\n");
            assertThat(caller.answer().status()).isEqualTo(414);
            assertThat(caller.ended()).isTrue();
        }
        try (RawCaller caller = server.call()) {
            String header = "x".repeat(RequestHead.MOST_HEADER_BYTES);
            caller.send("GET /x HTTP/1.1\r\nHost: a\r\nX-Long: " + header + "\r\n\r\n");
            assertThat(caller.answer().status()).isEqualTo(431);
            assertThat(caller.ended()).isTrue();
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static final class Fixed extends WholeBody {

        private final Caller caller;
        private final String answer;

        Fixed(Caller caller, String answer) {
            super(LIMIT);
            this.caller = caller;
            this.answer = answer;
        }

        @Override
        protected void received(ByteBuf body) {
            body.release();
            caller.respond(Answers.text(200, answer));
        }

        @Override
        protected void tooLarge(long atLeastBytes) {
            caller.respond(Answers.text(413, "too large"));
        }
    }

    private final class Echo implements Exchange {

        private final Caller caller;
        private final WholeBody whole;

        Echo(Caller caller) {
            this.caller = caller;
            whole =
                    new WholeBody(LIMIT) {
                        @Override
                        protected void received(ByteBuf body) {
                            Echo.this.caller.respond(Answers.of(200, "text/plain", body));
                        }

                        @Override
                        protected void tooLarge(long atLeastBytes) {
                            Echo.this.caller.respond(Answers.text(413, "too large"));
                        }
                    };
        }

        @Override
        public void content(ByteBuf part) {
            whole.content(part);
        }

        @Override
        public void end() {
            whole.end();
        }

        @Override
        public void disconnected() {
            whole.disconnected();
            disconnected.countDown();
        }
    }

    private record Parts(Caller caller) implements Exchange {

        @Override
        public void content(ByteBuf part) {
            part.release();
        }

        @Override
        public void end() {
            caller.begin(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
            caller.part(Unpooled.copiedBuffer("one ", StandardCharsets.UTF_8));
            caller.part(Unpooled.copiedBuffer("two", StandardCharsets.UTF_8));
            caller.finish();
        }

        @Override
        public void disconnected() {}
    }
}
