package dev.lungfish.server.lambda;

/// What a caller of the API can do wrong: the name that SDKs make an exception of, the HTTP status, and how the body
/// writes the text's member, which differs from exception to exception in the service model.
public enum ErrorType {
    ACCESS_DENIED("AccessDeniedException", 403, "Message"),
    CODE_STORAGE_EXCEEDED("CodeStorageExceededException", 400, "message"),
    INVALID_PARAMETER_VALUE("InvalidParameterValueException", 400, "message"),
    INVALID_REQUEST_CONTENT("InvalidRequestContentException", 400, "message"),
    /// Lungfish's own: an operation of the API that it does not have. A 4xx, which SDKs do not retry.
    OPERATION_NOT_SUPPORTED("OperationNotSupportedException", 400, "message"),
    POLICY_LENGTH_EXCEEDED("PolicyLengthExceededException", 400, "message"),
    PRECONDITION_FAILED("PreconditionFailedException", 412, "message"),
    PROVISIONED_CONFIG_NOT_FOUND("ProvisionedConcurrencyConfigNotFoundException", 404, "message"),
    REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413, "message"),
    REQUEST_TOO_LARGE("RequestTooLargeException", 413, "message"),
    RESOURCE_CONFLICT("ResourceConflictException", 409, "message"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 404, "Message"),
    SERIALIZATION("SerializationException", 400, "message"),
    SERVICE("ServiceException", 500, "Message"),
    UNKNOWN_OPERATION("UnknownOperationException", 404, "message"),
    VALIDATION("ValidationException", 400, "message");

    private final String wireName;
    private final int status;
    private final String messageMember;

    ErrorType(String wireName, int status, String messageMember) {
        this.wireName = wireName;
        this.status = status;
        this.messageMember = messageMember;
    }

    /// The value of the header `x-amzn-ErrorType`.
    public String wireName() {
        return wireName;
    }

    public int status() {
        return status;
    }

    /// The name of the body's member with the text.
    public String messageMember() {
        return messageMember;
    }

    /// The body's member `Type`: whose fault it is.
    public String fault() {
        return status < 500 ? "User" : "Service";
    }
}
