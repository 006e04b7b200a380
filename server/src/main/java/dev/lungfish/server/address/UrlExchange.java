package dev.lungfish.server.address;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.server.catalog.FunctionUrl.Cors;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Invocation;
import dev.lungfish.server.dispatch.Outcome;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.WholeBody;
import dev.lungfish.server.invoke.Identifiers;
import dev.lungfish.server.invoke.Throttle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// An HTTP request to a handler, which gets it as an event.
final class UrlExchange extends WholeBody {

    private static final int MOST_BYTES = 6 * 1024 * 1024;
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Dispatcher dispatcher;
    private final Target target;
    private final String urlId;
    private final @Nullable Cors cors;
    private final UrlCall.@Nullable Signer signer;
    private final HttpRequest head;
    private final Caller caller;

    UrlExchange(
            Dispatcher dispatcher,
            Target target,
            String urlId,
            @Nullable Cors cors,
            UrlCall.@Nullable Signer signer,
            HttpRequest head,
            Caller caller) {
        super(MOST_BYTES);
        this.dispatcher = dispatcher;
        this.target = target;
        this.urlId = urlId;
        this.cors = cors;
        this.signer = signer;
        this.head = head;
        this.caller = caller;
    }

    @Override
    protected void tooLarge(long atLeastBytes) {
        caller.respond(UrlAnswers.tooLarge());
    }

    @Override
    protected void received(ByteBuf body) {
        String requestId = Identifiers.requestId();
        long epochMillis = System.currentTimeMillis();
        String sentTrace = head.headers().get("X-Amzn-Trace-Id");
        String traceId = sentTrace == null ? Identifiers.traceId(epochMillis) : sentTrace;
        UrlCall call =
                new UrlCall(
                        urlId,
                        requestId,
                        traceId,
                        caller.remoteAddress().getAddress().getHostAddress(),
                        caller.localAddress().getPort(),
                        caller.isSecure(),
                        epochMillis,
                        signer);
        ByteBuf event;
        try {
            event = HttpEvents.event(call, head, body, PooledByteBufAllocator.DEFAULT);
        } finally {
            body.release();
        }
        if (event.readableBytes() > MOST_BYTES) {
            event.release();
            caller.respond(UrlAnswers.tooLarge());
            return;
        }
        dispatcher.submit(new Call(requestId, traceId, event));
    }

    private final class Call extends Invocation {

        Call(String requestId, String traceId, ByteBuf event) {
            super(target, requestId, System.nanoTime(), target.functionArn(), traceId, null, event);
        }

        @Override
        protected void throttled(Limit limit) {
            answer(UrlAnswers.throttled(Throttle.reason(limit), RETRY_AFTER_SECONDS));
        }

        @Override
        protected void completed(Outcome outcome) {
            switch (outcome) {
                case Outcome.Answered(ByteBuf payload) -> {
                    try {
                        answer(UrlResult.answer(payload));
                    } finally {
                        payload.release();
                    }
                }
                case Outcome.Raised(ByteBuf error) -> {
                    error.release();
                    answer(UrlAnswers.functionFailed());
                }
                case Outcome.Failed _ -> answer(UrlAnswers.functionFailed());
            }
        }

        private void answer(FullHttpResponse response) {
            response.headers().set("x-amzn-RequestId", id());
            if (cors != null) {
                UrlCors.decorate(
                        cors, head.headers().get(HttpHeaderNames.ORIGIN), response.headers());
            }
            caller.respond(response);
        }
    }
}
