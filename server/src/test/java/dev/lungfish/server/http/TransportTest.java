package dev.lungfish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.sandbox.Network;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.Epoll;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// On the processors that the native library is shipped for.
@EnabledOnOs(architectures = {"amd64", "aarch64"})
class TransportTest {

    static Stream<IntFunction<Transport>> transports() {
        return Stream.of(Transport::epoll, Transport::nio);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatIsSentArrives(IntFunction<Transport> kind) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (Transport transport = kind.apply(1)) {
            Channel server =
                    new ServerBootstrap()
                            .group(transport.loops())
                            .channelFactory(transport.servers(Network.HOST))
                            .childHandler(new Receiver(received))
                            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .sync()
                            .channel();
            Channel client =
                    new Bootstrap()
                            .group(transport.loops())
                            .channelFactory(transport.clients(Network.HOST))
                            .handler(new ChannelInboundHandlerAdapter())
                            .connect(server.localAddress())
                            .sync()
                            .channel();
            var _ = client.writeAndFlush(Unpooled.copiedBuffer("hello", StandardCharsets.UTF_8));

            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo("hello");
        }
    }

    @Test
    void epollIsThere() {
        assertThat(Epoll.isAvailable()).isTrue();
    }

    private static final class Receiver extends ChannelInboundHandlerAdapter {

        private final CompletableFuture<String> received;

        Receiver(CompletableFuture<String> received) {
            this.received = received;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            received.complete(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
    }
}
