package dev.lungfish.server.invoke;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.core.service.Contract;
import dev.lungfish.server.dispatch.Dispatcher;
import dev.lungfish.server.dispatch.Failure;
import dev.lungfish.server.dispatch.Invocation;
import dev.lungfish.server.dispatch.Outcome;
import dev.lungfish.server.dispatch.Target;
import dev.lungfish.server.http.Answers;
import dev.lungfish.server.http.Caller;
import dev.lungfish.server.http.WholeBody;
import dev.lungfish.server.lambda.ApiError;
import dev.lungfish.server.lambda.ErrorType;
import dev.lungfish.server.logs.LogTail;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One `RequestResponse` invocation: reads the payload, has it served, answers.
final class InvokeExchange extends WholeBody {

    private static final int MOST_REQUEST_BYTES = 6 * 1024 * 1024;
    private static final int MOST_CLIENT_CONTEXT_BYTES = 3583;
    private static final byte[] NO_PAYLOAD = {'{', '}'};

    private final Dispatcher dispatcher;
    private final Target target;
    private final String arn;
    private final Caller caller;
    private final boolean wantsTail;
    private final @Nullable String encodedContext;
    private final @Nullable String traceId;

    InvokeExchange(
            Dispatcher dispatcher, Target target, String arn, HttpRequest head, Caller caller) {
        super(MOST_REQUEST_BYTES);
        this.dispatcher = dispatcher;
        this.target = target;
        this.arn = arn;
        this.caller = caller;
        this.wantsTail = "Tail".equals(head.headers().get("X-Amz-Log-Type"));
        this.encodedContext = head.headers().get("X-Amz-Client-Context");
        this.traceId = head.headers().get("X-Amzn-Trace-Id");
    }

    @Override
    protected void tooLarge(long atLeastBytes) {
        refuse(
                new ApiError(
                        ErrorType.REQUEST_TOO_LARGE,
                        "Request must be smaller than "
                                + MOST_REQUEST_BYTES
                                + " bytes for the InvokeFunction operation"));
    }

    @Override
    protected void received(ByteBuf body) {
        ApiError error = check(body);
        if (error != null) {
            body.release();
            refuse(error);
            return;
        }
        ByteBuf payload = body.isReadable() ? body : Unpooled.wrappedBuffer(NO_PAYLOAD);
        String trace = traceId == null ? Identifiers.traceId(System.currentTimeMillis()) : traceId;
        dispatcher.submit(new Call(trace, clientContext(), payload));
    }

    private void refuse(ApiError error) {
        caller.respond(Answers.of(error.answer()));
    }

    private @Nullable ApiError check(ByteBuf body) {
        if (target.revision().contract() == Contract.WEB) {
            return new ApiError(
                    ErrorType.INVALID_PARAMETER_VALUE,
                    target.revision().service()
                            + " serves HTTP itself and cannot be invoked. Send it an HTTP request at its own address.");
        }
        if (encodedContext != null) {
            if (encodedContext.length() > Math.ceilDiv(MOST_CLIENT_CONTEXT_BYTES, 3) * 4) {
                return new ApiError(
                        ErrorType.INVALID_PARAMETER_VALUE,
                        "Client context must be no more than "
                                + MOST_CLIENT_CONTEXT_BYTES
                                + " bytes");
            }
            if (clientContext() == null) {
                return new ApiError(
                        ErrorType.INVALID_REQUEST_CONTENT,
                        "Client context must be a valid Base64-encoded JSON object.");
            }
        }
        String fault = body.isReadable() ? JsonCheck.fault(body) : null;
        return fault == null
                ? null
                : new ApiError(
                        ErrorType.INVALID_REQUEST_CONTENT,
                        "Could not parse request body into json: Could not parse payload into json: "
                                + fault);
    }

    private @Nullable String clientContext() {
        if (encodedContext == null) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(encodedContext), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The invocation, which answers the caller when it is over.
    private final class Call extends Invocation {

        private final @Nullable LogTail tail = wantsTail ? new LogTail() : null;

        Call(String traceId, @Nullable String clientContext, ByteBuf payload) {
            super(
                    target,
                    Identifiers.requestId(),
                    System.nanoTime(),
                    arn,
                    traceId,
                    clientContext,
                    payload);
        }

        @Override
        public void logged(String line) {
            if (tail != null) {
                synchronized (tail) {
                    tail.add(line);
                }
            }
        }

        @Override
        protected void throttled(Limit limit) {
            answer(Throttle.answer(limit));
        }

        @Override
        protected void completed(Outcome outcome) {
            FullHttpResponse response =
                    switch (outcome) {
                        case Outcome.Answered(ByteBuf payload) ->
                                Answers.of(200, "application/json", payload);
                        case Outcome.Raised(ByteBuf error) -> unhandled(error);
                        case Outcome.Failed(Failure failure) ->
                                unhandled(
                                        Unpooled.copiedBuffer(
                                                failure.toJson(id()), StandardCharsets.UTF_8));
                    };
            response.headers().set("X-Amz-Executed-Version", target.revision().version());
            if (tail != null) {
                synchronized (tail) {
                    response.headers().set("X-Amz-Log-Result", tail.base64());
                }
            }
            answer(response);
        }

        /// AWS says `Unhandled` for handlers' errors, exits, time-outs and oversized answers alike.
        private FullHttpResponse unhandled(ByteBuf error) {
            FullHttpResponse response = Answers.of(200, "application/json", error);
            response.headers().set("X-Amz-Function-Error", "Unhandled");
            return response;
        }

        private void answer(FullHttpResponse response) {
            response.headers().set("x-amzn-RequestId", id());
            caller.respond(response);
        }
    }
}
