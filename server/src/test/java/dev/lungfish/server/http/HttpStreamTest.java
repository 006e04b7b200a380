package dev.lungfish.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpStreamTest {

    private static final int WINDOW = 64 * 1024 - 1;

    private final CompletableFuture<Caller> held = new CompletableFuture<>();
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong givenBytes = new AtomicLong();
    private ListeningServer server;
    private Http2Caller caller;

    @BeforeEach
    void listen() throws Exception {
        server = new ListeningServer(this::open, null);
        caller = new Http2Caller(server.port());
    }

    @AfterEach
    void close() {
        caller.close();
        server.close();
    }

    private Exchange open(HttpRequest head, Caller taker) {
        return switch (head.uri()) {
            case "/echo" -> new Echo(taker);
            case "/hold" -> {
                taker.setReading(false);
                held.complete(taker);
                yield new Echo(taker);
            }
            case "/pour" -> new Pour(taker);
            case "/nothing" -> NoBody.answering(taker, Answers.text(204, ""));
            case "/broken" -> throw new IllegalStateException("a bug");
            default -> NoBody.answering(taker, Answers.text(200, described(head)));
        };
    }

    private static String described(HttpRequest head) {
        StringBuilder text = new StringBuilder();
        text.append(head.method()).append(' ').append(head.uri());
        head.headers()
                .forEach(
                        h -> text.append('\n').append(h.getKey()).append('=').append(h.getValue()));
        return text.toString();
    }

    @Test
    void answersManyRequestsAtOnce() throws Exception {
        List<Http2Caller.Stream> streams = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            streams.add(caller.get("/" + i));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(streams.get(i).body()).startsWith("GET /" + i + "\n");
        }
    }

    @Test
    void makesTheHeadThatOfAnHttp1Request() throws Exception {
        Http2Headers head = Http2Caller.head("GET", "/a?b=c");
        head.add("cookie", "x=1").add("cookie", "y=2").add("x-own", "3");
        assertThat(caller.open(head, true).body().lines())
                .containsExactlyInAnyOrder("GET /a?b=c", "cookie=x=1; y=2", "x-own=3", "host=a");
    }

    @Test
    void answersHeadAndOtherRequestsWithoutBodies() throws Exception {
        Http2Caller.Stream answer = caller.open(Http2Caller.head("HEAD", "/x"), true);
        assertThat(answer.answerHead().get("content-length").toString()).isNotEqualTo("0");
        assertThat(answer.body()).isEmpty();
        Http2Caller.Stream nothing = caller.get("/nothing");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.answerHead().contains("content-length")).isFalse();
    }

    @Test
    void passesABodyBothWays() throws Exception {
        Http2Caller.Stream stream = caller.open(Http2Caller.head("POST", "/echo"), false);
        stream.send("hello ", false).send("world", true);
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.body()).isEqualTo("hello world");
    }

    @Test
    void asksForAHeldBackBody() throws Exception {
        Http2Headers head = Http2Caller.head("POST", "/hold").add("expect", "100-continue");
        Http2Caller.Stream stream = caller.open(head, false);
        held.get(10, TimeUnit.SECONDS).setReading(true);
        assertThat(stream.status()).isEqualTo(100);
        assertThat(stream.send("hello", true).body()).isEqualTo("hello");
    }

    @Test
    void refusesWhatCouldBeUnderstoodInTwoWays() throws Exception {
        Http2Headers twoHosts = Http2Caller.head("GET", "/x").add("host", "b");
        assertThat(caller.open(twoHosts, true).status()).isEqualTo(400);
        assertThat(caller.open(Http2Caller.head("GET", "x"), true).status()).isEqualTo(400);
        assertThat(caller.open(Http2Caller.head("CONNECT", "/x"), true).status()).isEqualTo(501);
        for (String path : List.of("/x HTTP/1.1", "/x\r\nY: z")) {
            assertThat(caller.open(Http2Caller.head("GET", path), true).reset())
                    .isEqualTo(Http2Error.PROTOCOL_ERROR.code());
        }
        Http2Headers framed = Http2Caller.head("POST", "/echo").add("transfer-encoding", "chunked");
        assertThat(caller.open(framed, true).reset()).isEqualTo(Http2Error.PROTOCOL_ERROR.code());
        assertThat(caller.get("/fine").status()).isEqualTo(200);
    }

    @Test
    void refusesAHeadThatIsTooLong() throws Exception {
        Http2Headers head = Http2Caller.head("GET", "/x");
        for (int i = 0; i < 70; i++) {
            head.add("x-" + i, "x".repeat(1_000));
        }
        Http2Caller.Stream stream = caller.open(head, true);
        assertThat(stream.status()).isEqualTo(431);
    }

    @Test
    void answersWhenNoExchangeCouldBeOpened() throws Exception {
        assertThat(caller.get("/broken").status()).isEqualTo(500);
        assertThat(caller.get("/fine").status()).isEqualTo(200);
    }

    @Test
    void tellsThatTheCallerHasCancelled() throws Exception {
        caller.open(Http2Caller.head("POST", "/hold"), false).send(new byte[1_000], false).cancel();
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(caller.get("/fine").status()).isEqualTo(200);
    }

    @Test
    void tellsOfACallerThatIsGoneWithItsConnection() throws Exception {
        caller.open(Http2Caller.head("POST", "/hold"), false);
        held.get(10, TimeUnit.SECONDS);
        caller.close();
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /// An exchange that does not read lets no more in than its stream's window, and holds nobody else up.
    @Test
    void anExchangeThatDoesNotReadHoldsBackItsOwnStreamOnly() throws Exception {
        byte[] large = new byte[10 << 20];
        Http2Caller.Stream stalled = caller.open(Http2Caller.head("POST", "/hold"), false);
        stalled.send(large, true);
        Caller holding = held.get(10, TimeUnit.SECONDS);
        Http2Caller.Stream other = caller.open(Http2Caller.head("POST", "/echo"), false);
        assertThat(other.send(new byte[1 << 20], true).body()).hasSize(1 << 20);
        assertThat(receivedBytes.get() - (1 << 20)).isLessThanOrEqualTo(WINDOW);
        assertThat(stalled.channel().isWritable()).isFalse();
        holding.setReading(true);
        assertThat(stalled.body()).hasSize(large.length);
    }

    @Test
    void aCallerThatDoesNotReadHoldsBackItsOwnStreamOnly() throws Exception {
        Http2Caller.Stream stalled = caller.open(Http2Caller.head("POST", "/pour"), false);
        stalled.channel().config().setAutoRead(false);
        stalled.send("go", true);
        await().until(() -> givenBytes.get() > 0);
        assertThat(caller.get("/fine").status()).isEqualTo(200);
        assertThat(givenBytes.get()).isLessThan(2 * Pour.MOST_GIVEN);
        stalled.channel().config().setAutoRead(true);
        assertThat(stalled.body()).hasSize(Pour.BODY_BYTES);
    }

    @Test
    void endsAConnectionThatOpensAndResetsWithoutEnd() throws Exception {
        for (int i = 0; i <= Arrival.MOST_RESETS_PER_WINDOW; i++) {
            caller.open(Http2Caller.head("POST", "/echo"), false).cancel();
        }
        assertThat(caller.goAway()).isEqualTo(Http2Error.ENHANCE_YOUR_CALM.code());
        assertThat(caller.ended()).isTrue();
    }

    @Test
    void answersWhatIsUnderWayWhenItGoesAway() throws Exception {
        Http2Caller.Stream open = caller.open(Http2Caller.head("POST", "/hold"), false);
        Caller holding = held.get(10, TimeUnit.SECONDS);
        server.listener().close();
        assertThat(caller.goAway()).isEqualTo(Http2Error.NO_ERROR.code());
        holding.setReading(true);
        open.send("hello", true);
        assertThat(open.body()).isEqualTo("hello");
        assertThat(caller.ended()).isTrue();
        assertThat(server.listener().drain(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void endsConnectionsOfHttp1AfterTheirAnswers() throws Exception {
        try (RawCaller idle = server.call();
                RawCaller busy = server.call()) {
            idle.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n").answer();
            busy.send("POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok");
            Caller holding = held.get(10, TimeUnit.SECONDS);
            server.listener().close();
            assertThat(idle.ended()).isTrue();
            holding.setReading(true);
            assertThat(busy.answer().text()).isEqualTo("ok");
            assertThat(busy.ended()).isTrue();
        }
    }

    private final class Echo implements Exchange {

        private final Caller taker;
        private boolean begun;

        Echo(Caller taker) {
            this.taker = taker;
        }

        @Override
        public void content(ByteBuf part) {
            receivedBytes.addAndGet(part.readableBytes());
            begin();
            taker.part(part);
            taker.flush();
        }

        private void begin() {
            if (!begun) {
                begun = true;
                taker.begin(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
            }
        }

        @Override
        public void end() {
            begin();
            taker.finish();
        }

        @Override
        public void disconnected() {
            disconnected.countDown();
        }
    }

    /// A body without end, as it were, given as fast as it is taken.
    private final class Pour implements Exchange {

        static final int BODY_BYTES = 10 << 20;
        static final int MOST_GIVEN = 256 * 1024;
        private static final int PIECE = 16 * 1024;

        private final Caller taker;
        private int leftBytes = BODY_BYTES;

        Pour(Caller taker) {
            this.taker = taker;
        }

        @Override
        public void content(ByteBuf part) {
            part.release();
        }

        @Override
        public void end() {
            DefaultHttpResponse head =
                    new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, BODY_BYTES);
            taker.begin(head);
            writabilityChanged();
        }

        @Override
        public void writabilityChanged() {
            while (leftBytes > 0 && taker.isWritable()) {
                leftBytes -= PIECE;
                givenBytes.addAndGet(PIECE);
                taker.part(Unpooled.wrappedBuffer(new byte[PIECE]));
                taker.flush();
                if (leftBytes == 0) {
                    taker.finish();
                }
            }
        }

        @Override
        public void disconnected() {
            disconnected.countDown();
        }
    }
}
