package dev.lungfish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionClockTest {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private Caller caller;

    @BeforeEach
    void arrive() {
        channel.freezeTime();
        Routes routes =
                (_, taker) -> {
                    caller = taker;
                    return new NoBody() {
                        @Override
                        public void end() {}
                    };
                };
        channel.pipeline()
                .addLast(
                        new Arrival(
                                routes,
                                ConnectionTimes.DEFAULT,
                                null,
                                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE)));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void closesAConnectionThatAsksNothing() {
        pass(74);
        assertThat(channel.isActive()).isTrue();
        pass(2);
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void closesAConnectionWhoseHeadComesByteByByte() {
        send("GET / HT");
        for (int second = 0; second < 9; second++) {
            pass(1);
            send("T");
        }
        assertThat(channel.isActive()).isTrue();
        pass(2);
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void closesAConnectionThatStopsInThePreface() {
        send(PREFACE.substring(0, 10));
        pass(9);
        assertThat(channel.isActive()).isTrue();
        pass(2);
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void givesARequestAllItsTime() {
        send(GET);
        pass(1_000);
        assertThat(channel.isActive()).isTrue();
        caller.respond(Answers.text(200, "ok"));
        pass(74);
        assertThat(channel.isActive()).isTrue();
        pass(2);
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void timesEachHeadAnew() {
        for (int request = 0; request < 20; request++) {
            send(GET.substring(0, 5));
            pass(8);
            send(GET.substring(5));
            caller.respond(Answers.text(200, "ok"));
        }
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void closesAnHttp2ConnectionWithoutStreams() {
        send(PREFACE);
        channel.writeInbound(settings());
        pass(74);
        assertThat(channel.isActive()).isTrue();
        pass(2);
        assertThat(channel.isActive()).isFalse();
    }

    private static ByteBuf settings() {
        return Unpooled.wrappedBuffer(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
    }
}
