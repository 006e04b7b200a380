package dev.lungfish.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request that is being answered, and its answer.
final class OpenRequest implements Caller {

    private static final Logger LOG = LoggerFactory.getLogger(OpenRequest.class);

    /// How much of a body is read and dropped after the answer to keep the connection; beyond it the connection ends.
    private static final long MOST_DROPPED_BYTES = 8 << 20;

    private final Carrier carrier;
    private final Channel channel;
    private final HttpVersion version;
    private final long declaredBytes;
    private final boolean isHead;
    private boolean keepAlive;
    private boolean continueAwaited;
    private boolean reading = true;
    private boolean received;
    private boolean begun;
    private boolean answered;
    private boolean bodiless;
    private long receivedBytes;
    private long droppedBytes;
    private @Nullable Exchange exchange;

    OpenRequest(Carrier carrier, Channel channel, HttpRequest head) {
        this.carrier = carrier;
        this.channel = channel;
        this.version = head.protocolVersion();
        this.keepAlive = HttpUtil.isKeepAlive(head);
        this.continueAwaited = HttpUtil.is100ContinueExpected(head);
        this.isHead = HttpMethod.HEAD.equals(head.method());
        this.declaredBytes =
                head.decoderResult().isSuccess() ? HttpUtil.getContentLength(head, 0L) : 0;
    }

    void open(Routes routes, HttpRequest head) {
        try {
            exchange = routes.open(head, this);
        } catch (RuntimeException failure) {
            LOG.error("No exchange could be opened for {} {}", head.method(), head.uri(), failure);
            refuse(Answers.text(500, "The platform failed to take this request; see its log.\n"));
        }
        continueIfAwaited();
    }

    /// Answers a request that is not acted on, and ends the carrier.
    void refuse(FullHttpResponse refusal) {
        keepAlive = false;
        respond(refusal);
    }

    /// Has the connection end after this answer.
    void takeNoMore() {
        keepAlive = false;
    }

    void receive(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            bodyIsMalformed();
            return;
        }
        continueAwaited = false;
        ByteBuf part = content.content();
        receivedBytes += part.readableBytes();
        if (exchange == null || answered) {
            droppedBytes += part.readableBytes();
            part.release();
        } else if (part.isReadable()) {
            exchange.content(part);
        } else {
            part.release();
        }
        if (content instanceof LastHttpContent) {
            received = true;
            if (exchange != null && !answered) {
                exchange.end();
            }
            completeIfBoth();
        } else if (answered && droppedBytes > MOST_DROPPED_BYTES) {
            carrier.endAfter(channel.newSucceededFuture(), true);
        }
    }

    private void bodyIsMalformed() {
        Exchange told = exchange;
        exchange = null;
        if (told != null && !answered) {
            told.disconnected();
        }
        if (begun) {
            abort();
        } else {
            refuse(Answers.text(400, "The body's chunks are malformed.\n"));
        }
    }

    /// The caller has gone.
    void left() {
        if (exchange != null && !answered) {
            answered = true;
            exchange.disconnected();
        }
        answered = true;
    }

    void writabilityChanged() {
        if (exchange != null && !answered) {
            exchange.writabilityChanged();
        }
    }

    boolean wantsReading() {
        return reading || answered;
    }

    @Override
    public void respond(FullHttpResponse response) {
        HttpUtil.setContentLength(response, response.content().readableBytes());
        onLoop(
                () -> {
                    if (answered || begun) {
                        response.release();
                    } else {
                        begun = true;
                        markConnection(response);
                        last(withoutForbiddenBody(response));
                    }
                });
    }

    @Override
    public void begin(HttpResponse head) {
        onLoop(
                () -> {
                    if (answered || begun) {
                        return;
                    }
                    begun = true;
                    bodiless = hasNoBody(head);
                    frame(head);
                    markConnection(head);
                    var _ = carrier.write(head);
                });
    }

    /// Whether an answer ends with its head, whatever its headers say (RFC 9110, section 6.4.1).
    private boolean hasNoBody(HttpResponse head) {
        int status = head.status().code();
        return isHead
                || status == HttpResponseStatus.NO_CONTENT.code()
                || status == HttpResponseStatus.NOT_MODIFIED.code();
    }

    private FullHttpResponse withoutForbiddenBody(FullHttpResponse response) {
        if (!hasNoBody(response)) {
            return response;
        }
        if (response.status().code() == HttpResponseStatus.NO_CONTENT.code()) {
            response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        }
        FullHttpResponse head = response.replace(Unpooled.EMPTY_BUFFER);
        response.release();
        return head;
    }

    /// Chooses how the caller will know the end of an answer in parts: its length, chunks, or the connection's end.
    private void frame(HttpResponse head) {
        if (HttpUtil.isContentLengthSet(head)
                || head.status().code() == HttpResponseStatus.NOT_MODIFIED.code()) {
            return;
        }
        if (version.isKeepAliveDefault()) {
            HttpUtil.setTransferEncodingChunked(head, true);
        } else {
            keepAlive = false;
        }
    }

    @Override
    public void part(ByteBuf part) {
        onLoop(
                () -> {
                    if (answered || !begun || bodiless) {
                        part.release();
                    } else {
                        var _ = carrier.write(new DefaultHttpContent(part));
                    }
                });
    }

    @Override
    public void flush() {
        onLoop(channel::flush);
    }

    @Override
    public void finish() {
        onLoop(
                () -> {
                    if (!answered && begun) {
                        last(LastHttpContent.EMPTY_LAST_CONTENT);
                    }
                });
    }

    @Override
    public void abort() {
        onLoop(
                () -> {
                    answered = true;
                    channel.flush();
                    carrier.abort();
                });
    }

    @Override
    public void join(HttpResponse switching, Channel other, Runnable ended) {
        begun = true;
        answered = true;
        carrier.join(switching, other, ended);
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void setReading(boolean wanted) {
        onLoop(
                () -> {
                    reading = wanted;
                    if (!answered) {
                        continueIfAwaited();
                        carrier.updateReading();
                    }
                });
    }

    @Override
    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    @Override
    public boolean isSecure() {
        return carrier.isSecure();
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    /// Asks for the body that the caller holds back, once there is an exchange that reads.
    private void continueIfAwaited() {
        if (continueAwaited && reading && exchange != null && !begun) {
            continueAwaited = false;
            var _ =
                    carrier.write(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1,
                                    HttpResponseStatus.CONTINUE,
                                    Unpooled.EMPTY_BUFFER));
            channel.flush();
        }
    }

    private void last(HttpObject message) {
        answered = true;
        ChannelFuture written = carrier.write(message);
        channel.flush();
        if (!keepAlive) {
            carrier.endAfter(written, !received);
        }
        if (received) {
            completeIfBoth();
        } else {
            carrier.updateReading();
        }
    }

    private void markConnection(HttpResponse response) {
        boolean muchToCome = declaredBytes - receivedBytes > MOST_DROPPED_BYTES;
        if (!received && (continueAwaited || muchToCome)) {
            keepAlive = false;
        }
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!version.isKeepAliveDefault()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    private void completeIfBoth() {
        if (received && answered) {
            carrier.completed();
        }
    }

    private void onLoop(Runnable step) {
        if (channel.eventLoop().inEventLoop()) {
            step.run();
        } else {
            channel.eventLoop().execute(step);
        }
    }
}
