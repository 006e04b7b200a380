package dev.lungfish.server.http;

import dev.lungfish.sandbox.Network;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A caller that speaks HTTP/2 from the first byte on, whose streams can be left unread.
public final class Http2Caller implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Transport transport = Transport.open(1);
    private final Channel connection;
    private final CompletableFuture<Long> goAway = new CompletableFuture<>();

    public Http2Caller(int port) throws InterruptedException {
        connection =
                new Bootstrap()
                        .group(transport.loops())
                        .channelFactory(transport.clients(Network.HOST))
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        open(channel);
                                    }
                                })
                        .connect(InetAddress.getLoopbackAddress(), port)
                        .sync()
                        .channel();
    }

    private void open(Channel channel) {
        channel.pipeline()
                .addLast(
                        Http2FrameCodecBuilder.forClient()
                                .initialSettings(Http2Settings.defaultSettings())
                                .validateHeaders(false)
                                .encoderIgnoreMaxHeaderListSize(true)
                                .encoderEnforceMaxRstFramesPerWindow(0, 0)
                                .build(),
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                if (message instanceof Http2GoAwayFrame away) {
                                    goAway.complete(away.errorCode());
                                }
                                ReferenceCountUtil.release(message);
                            }
                        });
    }

    /// The code of the GOAWAY that the other side sends.
    public long goAway() throws Exception {
        return goAway.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Whether the other side has ended the connection, waiting for it.
    public boolean ended() throws InterruptedException {
        return connection.closeFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public static Http2Headers head(String method, String path) {
        return new DefaultHttp2Headers(false)
                .method(method)
                .path(path)
                .scheme("http")
                .authority("a");
    }

    /// Sends a request without a body.
    public Stream get(String path) throws InterruptedException {
        return open(head("GET", path), true);
    }

    public Stream open(Http2Headers head, boolean whole) throws InterruptedException {
        Stream stream = new Stream();
        stream.channel =
                new Http2StreamChannelBootstrap(connection).handler(stream).open().sync().getNow();
        var _ = stream.channel.writeAndFlush(new DefaultHttp2HeadersFrame(head, whole));
        return stream;
    }

    @Override
    public void close() {
        var _ = connection.close().awaitUninterruptibly();
        transport.close();
    }

    /// One request and its answer.
    public static final class Stream extends ChannelInboundHandlerAdapter {

        private final StringBuilder body = new StringBuilder();
        private final CompletableFuture<Http2Headers> head = new CompletableFuture<>();
        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final CompletableFuture<Long> reset = new CompletableFuture<>();
        private Http2StreamChannel channel;

        public Http2StreamChannel channel() {
            return channel;
        }

        public Http2Headers answerHead() throws Exception {
            return head.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        public int status() throws Exception {
            return Integer.parseInt(answerHead().status().toString());
        }

        /// The answer's body, once it has come to its end.
        public String body() throws Exception {
            return whole.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        /// The code that the other side resets the stream with.
        public long reset() throws Exception {
            return reset.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        public Stream send(byte[] part, boolean last) {
            var _ =
                    channel.writeAndFlush(
                            new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(part), last));
            return this;
        }

        public Stream send(String part, boolean last) {
            return send(part.getBytes(StandardCharsets.ISO_8859_1), last);
        }

        public void cancel() {
            var _ = channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame frame) {
                head.complete(frame.headers());
                endIf(frame.isEndStream());
            } else if (message instanceof Http2DataFrame data) {
                body.append(data.content().toString(StandardCharsets.ISO_8859_1));
                endIf(data.isEndStream());
            }
            ReferenceCountUtil.release(message);
        }

        private void endIf(boolean last) {
            if (last) {
                whole.complete(body.toString());
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame frame) {
                reset.complete(frame.errorCode());
            }
            ReferenceCountUtil.release(event);
        }
    }
}
