package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/// Two channels of one event loop whose bytes are passed on to each other, unchanged, each as fast as the other takes
/// them. The end of one direction is passed on too; when both have ended or one channel is closed, both are closed.
final class Tunnel {

    private final Runnable ended;
    private final Side caller;
    private final Side program;
    private boolean over;

    private Tunnel(Channel caller, Channel program, Runnable ended) {
        this.caller = new Side(caller);
        this.program = new Side(program);
        this.ended = ended;
    }

    /// Adds what passes the bytes on to the end of both pipelines; what stands before it and is to go, the callers
    /// remove after this.
    ///
    /// @param ended called once when either channel has closed
    static void join(Channel caller, Channel program, Runnable ended) {
        Tunnel tunnel = new Tunnel(caller, program, ended);
        tunnel.caller.add();
        tunnel.program.add();
        tunnel.caller.resume();
        tunnel.program.resume();
    }

    private Side other(Side side) {
        return side == caller ? program : caller;
    }

    private void close() {
        if (over) {
            return;
        }
        over = true;
        caller.closeAfterWrites();
        program.closeAfterWrites();
        ended.run();
    }

    final class Side extends ChannelInboundHandlerAdapter {

        private final Channel channel;
        private boolean inputEnded;
        private boolean outputEnded;

        Side(Channel channel) {
            this.channel = channel;
        }

        void add() {
            if (channel instanceof DuplexChannel) {
                channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            }
            channel.pipeline().addLast(this);
        }

        void resume() {
            channel.config().setAutoRead(other(this).channel.isWritable());
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            Channel to = other(this).channel;
            if (message instanceof ByteBuf bytes && !over) {
                var _ = to.write(bytes);
                resume();
            } else {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            other(this).channel.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            other(this).resume();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent
                    || event instanceof SslCloseCompletionEvent) {
                endInput();
            }
        }

        private void endInput() {
            if (inputEnded || over) {
                return;
            }
            inputEnded = true;
            if (other(this).inputEnded) {
                close();
            } else {
                other(this).endOutput();
            }
        }

        private void endOutput() {
            outputEnded = true;
            if (channel instanceof Http2StreamChannel) {
                var _ = channel.writeAndFlush(new DefaultHttp2DataFrame(true));
                return;
            }
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            if (tls != null) {
                var _ = tls.closeOutbound();
            } else if (channel instanceof DuplexChannel socket) {
                var _ =
                        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                                .addListener(
                                        _ -> {
                                            var _ = socket.shutdownOutput();
                                        });
            }
        }

        /// A stream that is closed without an end of its output is reset, which says that bytes are missing.
        private void closeAfterWrites() {
            boolean endsStream =
                    channel instanceof Http2StreamChannel && other(this).inputEnded && !outputEnded;
            Object last = endsStream ? new DefaultHttp2DataFrame(true) : Unpooled.EMPTY_BUFFER;
            var _ = channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = channel.close();
        }
    }
}
