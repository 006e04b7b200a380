package dev.lungfish.server.invoke;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.server.http.Answers;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;

/// How a limit is told to callers: `TooManyRequestsException`, as AWS Lambda answers it.
public final class Throttle {

    private static final String RETRY_AFTER_SECONDS = "1";

    private Throttle() {}

    /// `TooManyRequestsException` with the reason, and when to come back.
    public static FullHttpResponse answer(Limit limit) {
        String body =
                "{\"Reason\":\""
                        + reason(limit)
                        + "\",\"Type\":\"User\",\"message\":\""
                        + message(limit)
                        + "\"}";
        FullHttpResponse response = Answers.json(429, body);
        response.headers().set("x-amzn-ErrorType", "TooManyRequestsException");
        response.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return response;
    }

    /// AWS has no reasons for a machine's own limits; they count as the account's concurrency.
    public static String reason(Limit limit) {
        return switch (limit) {
            case RESERVED_CONCURRENCY -> "ReservedFunctionConcurrentInvocationLimitExceeded";
            case ACCOUNT_CONCURRENCY, START_RATE, MACHINE_MEMORY, QUEUE_LENGTH, QUEUE_TIME ->
                    "ConcurrentInvocationLimitExceeded";
            case RESERVED_REQUEST_RATE -> "ReservedFunctionInvocationRateLimitExceeded";
            case ACCOUNT_REQUEST_RATE -> "FunctionInvocationRateLimitExceeded";
        };
    }

    /// AWS's text; where the machine is what limits, ours says so.
    public static String message(Limit limit) {
        return switch (limit) {
            case MACHINE_MEMORY ->
                    "Rate Exceeded. The machine's memory is full of busy environments.";
            case START_RATE -> "Rate Exceeded. Environments could not be started fast enough.";
            case QUEUE_LENGTH ->
                    "Rate Exceeded. All replicas are busy, and as many requests wait as may.";
            case QUEUE_TIME ->
                    "Rate Exceeded. All replicas were busy for as long as a request may wait.";
            default -> "Rate Exceeded.";
        };
    }
}
