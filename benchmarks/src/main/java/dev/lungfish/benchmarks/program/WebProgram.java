package dev.lungfish.benchmarks.program;

import dev.lungfish.benchmarks.child.Leash;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.Objects;

/// Serves the [Paths] on `$PORT`, on one event loop, and prints `ready PORT`. Where `$LEASHED` is set it ends with its standard
/// input; a platform's programs have none.
public final class WebProgram {

    /// The variable of a program that is to end with whoever started it.
    public static final String LEASHED = "LEASHED";

    private WebProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (System.getenv(LEASHED) != null) {
            Leash.fasten();
        }
        int port = Integer.parseInt(Objects.requireNonNull(System.getenv("PORT"), "PORT is unset"));
        serve(port);
        System.out.println("ready " + port);
        Thread.currentThread().join();
    }

    private static void serve(int port) throws InterruptedException {
        new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel accepted) {
                                accepted.pipeline()
                                        .addLast(new HttpServerCodec(), new WebProgramHandler());
                            }
                        })
                .bind("127.0.0.1", port)
                .sync();
    }
}
