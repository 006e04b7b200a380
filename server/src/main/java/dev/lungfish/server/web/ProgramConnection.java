package dev.lungfish.server.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection to a web program, which serves one request after the other. Confined to its event loop.
final class ProgramConnection extends ChannelInboundHandlerAdapter {

    /// Takes the answer to the request that the connection serves.
    interface Answer {

        void head(HttpResponse head);

        /// The callee releases it.
        void part(ByteBuf part);

        /// The answer is complete.
        void end();

        /// The program agrees to speak another protocol from now on: take the connection with [#detach(Consumer)].
        ///
        /// @return whether that was asked for
        boolean switched(HttpResponse head);

        /// All that came at once has been told.
        void paused();

        /// The connection takes more of the request again, or for now no more.
        void writabilityChanged(boolean writable);

        /// The connection is of no more use, and the answer not complete.
        ///
        /// @param reason what the program did, as a sentence's end
        void broken(String reason);
    }

    private final WebTarget target;
    private @Nullable Channel channel;
    private @Nullable Answer answer;
    private boolean interim;
    private boolean reusable;

    ProgramConnection(WebTarget target) {
        this.target = target;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        target.opened();
        context.fireChannelActive();
    }

    boolean isOpen() {
        return channel != null && channel.isActive();
    }

    /// Serves a request from now on.
    void serve(Answer taker) {
        answer = taker;
        reusable = false;
    }

    /// Sends a part of the request; what is not flushed goes out with what follows.
    void send(HttpObject part, boolean flush) {
        if (channel == null) {
            ReferenceCountUtil.release(part);
        } else if (flush) {
            var _ = channel.writeAndFlush(part);
        } else {
            var _ = channel.write(part);
        }
    }

    boolean isWritable() {
        return channel != null && channel.isWritable();
    }

    void setReading(boolean reading) {
        if (channel != null) {
            channel.config().setAutoRead(reading);
        }
    }

    /// The request is answered and was sent whole: keeps the connection if the program does.
    void release() {
        answer = null;
        if (reusable && channel != null && channel.isActive()) {
            setReading(true);
            target.keep(channel.eventLoop(), this);
        } else {
            close();
        }
    }

    /// Gives the bare connection away, whose next bytes are of another protocol.
    ///
    /// @param taker adds to its pipeline what takes the bytes
    void detach(Consumer<Channel> taker) {
        answer = null;
        Channel detached = Objects.requireNonNull(channel);
        taker.accept(detached);
        target.closed(detached.eventLoop(), this);
        detached.pipeline().remove(this);
        detached.pipeline().remove(HttpClientCodec.class);
    }

    void close() {
        answer = null;
        if (channel != null) {
            var _ = channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (answer == null) {
            ReferenceCountUtil.release(message);
            close();
        } else if (((HttpObject) message).decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            breakDown("answered with something that is not HTTP/1.1");
        } else if (message instanceof HttpResponse head) {
            head(answer, head);
        } else if (message instanceof HttpContent content) {
            content(answer, content);
        }
    }

    private void head(Answer taker, HttpResponse head) {
        interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (head.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            if (!taker.switched(head)) {
                breakDown("switched to another protocol, which nobody asked for");
            }
        } else if (!interim) {
            reusable = HttpUtil.isKeepAlive(head);
            taker.head(head);
        }
    }

    private void content(Answer taker, HttpContent content) {
        if (interim) {
            content.release();
            return;
        }
        if (content.content().isReadable()) {
            taker.part(content.content());
        } else {
            content.release();
        }
        if (content instanceof LastHttpContent) {
            taker.end();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (answer != null) {
            answer.paused();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (answer != null) {
            answer.writabilityChanged(context.channel().isWritable());
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        target.closed(context.channel().eventLoop(), this);
        breakDown("closed the connection before its answer was complete");
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        breakDown(
                cause instanceof IOException
                        ? "reset the connection before its answer was complete"
                        : "could not be understood: " + cause.getMessage());
    }

    private void breakDown(String reason) {
        Answer told = answer;
        close();
        if (told != null) {
            told.broken(reason);
        }
    }
}
