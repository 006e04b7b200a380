package dev.lungfish.server.address;

import dev.lungfish.server.http.Answers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;

/// What a function URL answers without, or in spite of, its function.
public final class UrlAnswers {

    static final String JSON = "application/json";

    private static final String ERROR_TYPE = "x-amzn-ErrorType";

    private UrlAnswers() {}

    /// The function failed: it raised an error, exited, ran out of time, or answered with something malformed.
    public static FullHttpResponse functionFailed() {
        ByteBuf text = Unpooled.copiedBuffer("Internal Server Error", StandardCharsets.UTF_8);
        return Answers.of(502, JSON, text);
    }

    /// A limit stands against it.
    ///
    /// @param reason which, as the Invoke API names it: `ReservedFunctionConcurrentInvocationLimitExceeded`, ...
    /// @param retryAfterSeconds when to try again
    public static FullHttpResponse throttled(String reason, int retryAfterSeconds) {
        FullHttpResponse response =
                Answers.json(
                        429,
                        "{\"Reason\":\""
                                + reason
                                + "\",\"Type\":\"User\",\"Message\":\"Rate Exceeded.\"}");
        response.headers().set(ERROR_TYPE, "TooManyRequestsException");
        response.headers().setInt(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
        return response;
    }

    /// There is no such URL.
    public static FullHttpResponse unknown() {
        return denied("{\"Message\":null}");
    }

    /// The URL requires a signature, and the request has no valid one.
    ///
    /// @param reason a sentence that needs no escaping in JSON
    public static FullHttpResponse forbidden(String reason) {
        return denied("{\"Message\":\"" + reason + "\"}");
    }

    /// The event would be larger than an invocation's payload may be.
    public static FullHttpResponse tooLarge() {
        FullHttpResponse response =
                Answers.json(
                        413,
                        "{\"Message\":\"Request must be smaller than 6291456 bytes for the InvokeFunction operation\"}");
        response.headers().set(ERROR_TYPE, "RequestEntityTooLargeException");
        return response;
    }

    private static FullHttpResponse denied(String json) {
        FullHttpResponse response = Answers.json(403, json);
        response.headers().set(ERROR_TYPE, "AccessDeniedException");
        return response;
    }
}
