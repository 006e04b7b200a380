package dev.lungfish.server.web;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks a starting web program again and again whether it is ready: a GET of its readiness path, answered with a status
/// below 500. A refused connection, a closed one and a status from 500 mean "not yet". It gives up only when cancelled.
public final class Readiness {

    private static final long INTERVAL_MILLIS = 5;

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final InetSocketAddress address;
    private final String path;
    private final Runnable ready;
    private boolean ended;
    private @Nullable Channel asking;

    private Readiness(
            EventLoop loop,
            ChannelFactory<? extends Channel> channels,
            InetSocketAddress address,
            String path,
            Runnable ready) {
        this.loop = loop;
        this.address = address;
        this.path = path;
        this.ready = ready;
        this.bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channelFactory(channels)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(WebTarget.newCodec(), new Attempt());
                                    }
                                });
    }

    /// Begins at once.
    ///
    /// @param channels makes channels in the program's network, of a kind that fits the loop
    /// @param ready called once on the loop, unless it is cancelled before
    public static Readiness await(
            EventLoop loop,
            ChannelFactory<? extends Channel> channels,
            InetSocketAddress address,
            String path,
            Runnable ready) {
        Readiness readiness = new Readiness(loop, channels, address, path, ready);
        readiness.onLoop(readiness::attempt);
        return readiness;
    }

    /// Asks no more. Callable from any thread, at any time.
    public void cancel() {
        onLoop(this::end);
    }

    private void attempt() {
        if (ended) {
            return;
        }
        var connecting = bootstrap.connect(address);
        asking = connecting.channel();
        var _ =
                connecting.addListener(
                        result -> {
                            if (!result.isSuccess()) {
                                later();
                            }
                        });
    }

    private void later() {
        if (!ended) {
            var _ = loop.schedule(this::attempt, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        ended = true;
        if (asking != null) {
            var _ = asking.close();
            asking = null;
        }
    }

    private void succeed() {
        if (!ended) {
            end();
            ready.run();
        }
    }

    private void onLoop(Runnable step) {
        if (loop.inEventLoop()) {
            step.run();
        } else {
            loop.execute(step);
        }
    }

    /// One question and the head of its answer.
    private final class Attempt extends SimpleChannelInboundHandler<HttpObject> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            Channel channel = context.channel();
            if (channel.localAddress().equals(channel.remoteAddress())) {
                // TCP connects a port that nobody listens on to itself if that port happens to be
                // the caller's own.
                // A reset gives the port free at once for the program.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                var _ = channel.close();
                return;
            }
            FullHttpRequest question =
                    new DefaultFullHttpRequest(
                            HttpVersion.HTTP_1_1, HttpMethod.GET, path, Unpooled.EMPTY_BUFFER);
            question.headers()
                    .set(HttpHeaderNames.HOST, address.getHostString() + ":" + address.getPort())
                    .set(HttpHeaderNames.USER_AGENT, "lungfish-readiness")
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            var _ = context.writeAndFlush(question);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (!(message instanceof HttpResponse answer)
                    || answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return;
            }
            if (answer.decoderResult().isSuccess() && answer.status().code() < 500) {
                succeed();
            }
            var _ = context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            later();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }
}
