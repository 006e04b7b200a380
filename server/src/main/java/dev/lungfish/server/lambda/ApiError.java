package dev.lungfish.server.lambda;

import dev.lungfish.server.http.ApiResponse;

/// Ends an operation with an error that its caller can act on. It carries no stack trace: it is an answer, not a bug.
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorType type;

    public ApiError(ErrorType type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    public ErrorType type() {
        return type;
    }

    /// The text for the caller.
    public String text() {
        return String.valueOf(getMessage());
    }

    /// The error as AWS writes it.
    public ApiResponse answer() {
        return Answers.error(type, text());
    }

    static ApiError invalid(String message) {
        return new ApiError(ErrorType.INVALID_PARAMETER_VALUE, message);
    }

    static ApiError notFound(String message) {
        return new ApiError(ErrorType.RESOURCE_NOT_FOUND, message);
    }

    static ApiError functionNotFound(String arn) {
        return notFound("Function not found: " + arn);
    }

    static ApiError conflict(String message) {
        return new ApiError(ErrorType.RESOURCE_CONFLICT, message);
    }

    /// A member or value of a known operation that Lungfish cannot honour, and so does not take.
    static ApiError unsupported(String what, String wayOut) {
        return invalid("Lungfish does not have " + what + " yet. " + wayOut);
    }
}
