package dev.lungfish.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lungfish.server.http.RawCaller;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bodies that are much larger than what may be in memory at a time.
@Timeout(60)
class WebHopStreamingTest {

    private static final int PIECE = 64 * 1024;
    private static final long BODY_BYTES = 64L << 20;

    /// More than the buffers of a few connections, much less than a body.
    private static final long MOST_BYTES = 8L << 20;

    private static final Duration LONG = Duration.ofSeconds(50);

    private final AtomicLong sentBytes = new AtomicLong();
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void aSlowCallerHoldsTheProgramBackAndNoMemory() throws Exception {
        try (RawProgram program =
                        new RawProgram(
                                connection -> {
                                    connection.head();
                                    connection.send(
                                            "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
                                                    .formatted(BODY_BYTES));
                                    pour(connection.out());
                                });
                HopServer hop = new HopServer(program.address(), LONG);
                RawCaller caller = hop.call()) {
            long before = directBytes();
            caller.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            awaitStandstill();
            assertThat(directBytes() - before).isLessThan(MOST_BYTES);
            while (!caller.line().isEmpty()) {
                // The headers say nothing new.
            }
            assertThat(drain(caller.socket().getInputStream())).isLessThanOrEqualTo(BODY_BYTES);
            assertThat(directBytes() - before).isLessThan(MOST_BYTES);
            assertThat(hop.outcome()).isEqualTo(new WebOutcome.Answered(200));
        }
    }

    @Test
    void aSlowProgramHoldsTheCallerBackAndNoMemory() throws Exception {
        CompletableFuture<Long> taken = new CompletableFuture<>();
        try (RawProgram program = new RawProgram(connection -> take(connection, taken));
                HopServer hop = new HopServer(program.address(), LONG);
                RawCaller caller = hop.call()) {
            long before = directBytes();
            Thread sender = send(caller);
            awaitStandstill();
            assertThat(directBytes() - before).isLessThan(MOST_BYTES);
            go.countDown();
            assertThat(taken.get(30, TimeUnit.SECONDS)).isEqualTo(BODY_BYTES);
            assertThat(directBytes() - before).isLessThan(MOST_BYTES);
            assertThat(caller.answer().text()).isEqualTo("ok");
            sender.join();
        }
    }

    @Test
    void aBodyWaitsInTheCallerWhileThereIsNoProgram() throws Exception {
        CompletableFuture<WebHop> held = new CompletableFuture<>();
        CompletableFuture<Long> taken = new CompletableFuture<>();
        go.countDown();
        try (RawProgram program = new RawProgram(connection -> take(connection, taken));
                HopServer hop =
                        new HopServer(program.address(), 1, HopServer.holding(held::complete));
                RawCaller caller = hop.call()) {
            long before = directBytes();
            Thread sender = send(caller);
            awaitStandstill();
            assertThat(directBytes() - before).isLessThan(MOST_BYTES);
            held.get(10, TimeUnit.SECONDS).connect(hop.target(), WebTimes.whole(LONG.toNanos()));
            assertThat(taken.get(30, TimeUnit.SECONDS)).isEqualTo(BODY_BYTES);
            assertThat(caller.answer().text()).isEqualTo("ok");
            sender.join();
        }
    }

    private Thread send(RawCaller caller) throws IOException {
        caller.send(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n".formatted(BODY_BYTES));
        OutputStream out = caller.socket().getOutputStream();
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                pour(out);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    private void pour(OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'x');
        for (long sent = 0; sent < BODY_BYTES; sent += PIECE) {
            out.write(piece);
            sentBytes.addAndGet(PIECE);
        }
    }

    private void take(RawProgram.Connection connection, CompletableFuture<Long> taken)
            throws IOException {
        connection.head();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        long all = 0;
        while (all < BODY_BYTES) {
            int read = connection.body(PIECE).length();
            if (read == 0) {
                break;
            }
            all += read;
        }
        taken.complete(all);
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    /// Waits until the sender has stood still for a while, with most of the body still to be sent.
    private void awaitStandstill() {
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                sentBytes.get() > 0
                                        && last.getAndSet(sentBytes.get()) == sentBytes.get());
        assertThat(sentBytes.get()).isLessThan(BODY_BYTES / 2);
    }

    private static long drain(InputStream in) throws IOException {
        byte[] piece = new byte[PIECE];
        long all = 0;
        while (all < BODY_BYTES - PIECE) {
            all += in.readNBytes(piece, 0, PIECE);
        }
        return all;
    }

    private static long directBytes() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }
}
