package dev.lungfish.server.runtime;

import dev.lungfish.server.http.Answers;
import io.netty.handler.codec.http.FullHttpResponse;

/// The errors that the Runtime API answers with, as AWS words them.
///
/// Source: aws-lambda-runtime-interface-emulator, `internal/lambda/rapi/rendering/render_error.go`.
enum RuntimeFault {
    INVALID_REQUEST_ID(400, "InvalidRequestID", "Invalid request ID"),
    TRUNCATED(400, "TruncatedBody", "Failed to read full response"),
    INVALID_STATE(403, "InvalidStateTransition", ""),
    TOO_LARGE(
            413,
            "RequestEntityTooLarge",
            "Exceeded maximum allowed payload size ("
                    + RuntimeApi.MOST_RESPONSE_BYTES
                    + " bytes)."),
    INVALID_MODE(400, "InvalidFunctionResponseMode", "Invalid response mode"),
    NOT_FOUND(404, "NotFound", "No such call in the Runtime API");

    private final int status;
    private final String type;
    private final String message;

    RuntimeFault(int status, String type, String message) {
        this.status = status;
        this.type = type;
        this.message = message;
    }

    FullHttpResponse answer() {
        return answer(message);
    }

    FullHttpResponse answer(String text) {
        return Answers.json(
                status, "{\"errorMessage\":\"" + text + "\",\"errorType\":\"" + type + "\"}");
    }
}
