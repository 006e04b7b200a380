package dev.lungfish.server.invoke;

import dev.lungfish.core.limits.Limit;
import dev.lungfish.server.http.Answers;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;

/// What a caller of Invoke can meet, as AWS Lambda answers it.
///
/// Source: AWS Lambda's service model 2015-03-31, operation Invoke.
public enum InvokeError {
    INVALID_REQUEST_CONTENT("InvalidRequestContentException", 400, "message"),
    INVALID_PARAMETER_VALUE("InvalidParameterValueException", 400, "message"),
    OPERATION_NOT_SUPPORTED("OperationNotSupportedException", 400, "message"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 404, "Message"),
    RESOURCE_CONFLICT("ResourceConflictException", 409, "message"),
    REQUEST_TOO_LARGE("RequestTooLargeException", 413, "message");

    private static final String RETRY_AFTER_SECONDS = "1";

    private final String type;
    private final int status;
    private final String messageMember;

    InvokeError(String type, int status, String messageMember) {
        this.type = type;
        this.status = status;
        this.messageMember = messageMember;
    }

    public FullHttpResponse answer(String message) {
        String body = "{\"Type\":\"User\",\"" + messageMember + "\":\"" + escaped(message) + "\"}";
        FullHttpResponse response = Answers.json(status, body);
        response.headers().set("x-amzn-ErrorType", type);
        return response;
    }

    /// `TooManyRequestsException` with the reason, and when to come back.
    public static FullHttpResponse throttled(Limit limit) {
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
            case ACCOUNT_CONCURRENCY, START_RATE, MACHINE_MEMORY ->
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
            default -> "Rate Exceeded.";
        };
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(c < ' ' ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
