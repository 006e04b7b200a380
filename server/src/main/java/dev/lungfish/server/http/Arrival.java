package dev.lungfish.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sets a new connection up for the protocol that its caller speaks.
final class Arrival extends ChannelInitializer<Channel> {

    static final HttpDecoderConfig DECODER =
            new HttpDecoderConfig()
                    .setMaxInitialLineLength(RequestHead.MOST_LINE_BYTES)
                    .setMaxHeaderSize(RequestHead.MOST_HEADER_BYTES)
                    .setMaxChunkSize(64 * 1024);

    private static final int MOST_STREAMS = 128;

    /// What may wait unread of a stream. The connection's window has room for all of its streams, so that requests which
    /// wait for a program do not hold up the others.
    private static final int STREAM_WINDOW_BYTES = 64 * 1024 - 1;

    static final int MOST_RESETS_PER_WINDOW = 200;
    private static final int RESET_WINDOW_SECONDS = 30;
    private static final int MOST_EMPTY_FRAMES = 2;
    private static final int MOST_SMALL_CONTINUATIONS = 16;
    private static final int MOST_QUEUED_CONTROL_FRAMES = 1_000;

    private static final long UNTIL_STREAMS_END = -1;

    private final Routes routes;
    private final ConnectionTimes times;
    private final @Nullable SslContext tls;
    private final ChannelGroup open;

    Arrival(Routes routes, ConnectionTimes times, @Nullable SslContext tls, ChannelGroup open) {
        this.routes = routes;
        this.times = times;
        this.tls = tls;
        this.open = open;
    }

    @Override
    protected void initChannel(Channel connection) {
        open.add(connection);
        ChannelPipeline pipeline = connection.pipeline();
        if (tls == null) {
            ConnectionClock clock = new ConnectionClock(times);
            pipeline.addLast(clock, new Preface(this, clock));
        } else {
            SslHandler handler = tls.newHandler(connection.alloc());
            handler.setHandshakeTimeout(times.handshake().toMillis(), TimeUnit.MILLISECONDS);
            pipeline.addLast(handler, new Negotiation(this));
        }
    }

    /// Once the TLS handshake has agreed on a protocol.
    void agreed(Channel connection, String protocol) {
        ConnectionClock clock = new ConnectionClock(times);
        connection.pipeline().addLast(clock);
        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
            speakHttp2(connection, clock);
        } else {
            speakHttp1(connection, clock, false);
        }
    }

    /// @param upgradable whether the first request may ask to go on over HTTP/2
    void speakHttp1(Channel connection, ConnectionClock clock, boolean upgradable) {
        HttpServerCodec codec = new HttpServerCodec(DECODER);
        HttpConnection http1 = new HttpConnection(connection, routes, clock);
        connection.pipeline().addLast(codec);
        if (upgradable) {
            connection.pipeline().addLast(new Http2Upgrade(this, codec, http1, clock));
        }
        connection.pipeline().addLast(http1);
    }

    void speakHttp2(Channel connection, ConnectionClock clock) {
        Http2FrameCodec codec = newHttp2Codec(clock);
        connection.pipeline().addLast(codec, newStreams(), new Http2Tail());
        widen(codec);
    }

    Http2FrameCodec newHttp2Codec(ConnectionClock clock) {
        clock.ignoreHeads();
        Http2Settings settings =
                new Http2Settings()
                        .maxConcurrentStreams(MOST_STREAMS)
                        .initialWindowSize(STREAM_WINDOW_BYTES)
                        .maxHeaderListSize(RequestHead.MOST_HEADER_BYTES)
                        .connectProtocolEnabled(true);
        Http2FrameCodec codec =
                Http2FrameCodecBuilder.forServer()
                        .initialSettings(settings)
                        .gracefulShutdownTimeoutMillis(UNTIL_STREAMS_END)
                        .validateHeaders(true)
                        .validateRequiredPseudoHeaders(true)
                        .decoderEnforceMaxConsecutiveEmptyDataFrames(MOST_EMPTY_FRAMES)
                        .decoderEnforceMaxRstFramesPerWindow(
                                MOST_RESETS_PER_WINDOW, RESET_WINDOW_SECONDS)
                        .encoderEnforceMaxRstFramesPerWindow(
                                MOST_RESETS_PER_WINDOW, RESET_WINDOW_SECONDS)
                        .decoderEnforceMaxSmallContinuationFrames(MOST_SMALL_CONTINUATIONS)
                        .encoderEnforceMaxQueuedControlFrames(MOST_QUEUED_CONTROL_FRAMES)
                        .build();
        codec.connection().addListener(new Busyness(codec, clock));
        return codec;
    }

    Http2MultiplexHandler newStreams() {
        return new Http2MultiplexHandler(
                new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.pipeline().addLast(new HttpStream(stream, routes));
                    }
                });
    }

    /// Gives the connection room for what all of its streams may leave unread.
    static void widen(Http2FrameCodec codec) {
        Http2Connection connection = codec.connection();
        try {
            connection
                    .local()
                    .flowController()
                    .incrementWindowSize(
                            connection.connectionStream(),
                            (MOST_STREAMS - 1) * STREAM_WINDOW_BYTES);
        } catch (Http2Exception overflow) {
            throw new IllegalStateException(overflow);
        }
    }

    /// Tells the clock whether any stream is open.
    private static final class Busyness extends Http2ConnectionAdapter {

        private final Http2FrameCodec codec;
        private final ConnectionClock clock;

        Busyness(Http2FrameCodec codec, ConnectionClock clock) {
            this.codec = codec;
            this.clock = clock;
        }

        @Override
        public void onStreamActive(Http2Stream stream) {
            clock.begun();
        }

        @Override
        public void onStreamClosed(Http2Stream stream) {
            if (codec.connection().numActiveStreams() == 0) {
                clock.idle();
            }
        }
    }
}
