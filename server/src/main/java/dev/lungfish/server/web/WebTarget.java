package dev.lungfish.server.web;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One web program: its address, and the connections to it that are kept for the next request.
///
/// A connection lives on the event loop of the caller it was made for. There are never more connections than the program
/// takes requests at once, as far as idle ones can make room: a program with a single thread would wait for the next
/// request of an idle connection while the request is on another. Safe for use by several threads.
public final class WebTarget {

    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final HttpDecoderConfig DECODER =
            new HttpDecoderConfig()
                    .setMaxInitialLineLength(MOST_HEAD_BYTES)
                    .setMaxHeaderSize(MOST_HEAD_BYTES)
                    .setMaxChunkSize(MOST_HEAD_BYTES);

    private final InetSocketAddress address;
    private final ChannelFactory<? extends Channel> channels;
    private final int slots;
    private final IdleConnections idle = new IdleConnections();
    private int open;

    /// @param address where the program listens
    /// @param channels makes channels in the program's network, of a kind that fits the event loops of the callers
    /// @param slots how many requests the program takes at once
    public WebTarget(
            InetSocketAddress address, ChannelFactory<? extends Channel> channels, int slots) {
        this.address = address;
        this.channels = channels;
        this.slots = slots;
    }

    public InetSocketAddress address() {
        return address;
    }

    /// Makes channels in the program's network.
    public ChannelFactory<? extends Channel> channels() {
        return channels;
    }

    /// Closes the connections that no request uses, so that the program may be frozen or ended. It can be called again
    /// and again; later requests make connections anew.
    public void dropIdle() {
        List<ProgramConnection> dropped;
        synchronized (this) {
            dropped = idle.takeAll();
        }
        dropped.forEach(ProgramConnection::close);
    }

    /// How many connections are kept for the next request.
    public synchronized int idle() {
        return idle.size();
    }

    /// The connection of this event loop that was used last, or null.
    @Nullable ProgramConnection takeIdle(EventLoop loop) {
        ProgramConnection spare;
        synchronized (this) {
            ProgramConnection last = idle.takeLast(loop);
            if (last != null) {
                return last;
            }
            spare = open >= slots ? idle.takeAny() : null;
        }
        if (spare != null) {
            spare.close();
        }
        return null;
    }

    /// Makes a connection on this loop, which is handed over there, or the reason why there is none.
    void connect(EventLoop loop, Consumer<ProgramConnection> taker, Consumer<Throwable> failed) {
        ProgramConnection connection = new ProgramConnection(this);
        var connecting =
                new Bootstrap()
                        .group(loop)
                        .channelFactory(channels)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline().addLast(newCodec(), connection);
                                    }
                                })
                        .connect(address);
        var _ =
                connecting.addListener(
                        result -> {
                            Throwable failure = result.cause();
                            if (failure == null) {
                                taker.accept(connection);
                            } else if (loop.inEventLoop()) {
                                failed.accept(failure);
                            } else {
                                // Where there is no channel, Netty answers on a thread of its own.
                                loop.execute(() -> failed.accept(failure));
                            }
                        });
    }

    static HttpClientCodec newCodec() {
        return new HttpClientCodec(DECODER, false, false);
    }

    /// Keeps the connection for the next request.
    synchronized void keep(EventLoop loop, ProgramConnection connection) {
        idle.add(loop, connection);
    }

    synchronized void opened() {
        open++;
    }

    synchronized void closed(EventLoop loop, ProgramConnection connection) {
        open--;
        idle.remove(loop, connection);
    }
}
