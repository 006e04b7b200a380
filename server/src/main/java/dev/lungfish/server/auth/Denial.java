package dev.lungfish.server.auth;

/// Why a request is refused, in AWS's words.
///
/// @param type AWS's error type, for the header `x-amzn-ErrorType`
public record Denial(int status, String type, String message) {

    private static final int FORBIDDEN = 403;

    /// There is no signature.
    static Denial missing() {
        return new Denial(
                FORBIDDEN, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    /// The signature lacks a part, or a part has not the form it must have.
    static Denial incomplete(String message) {
        return new Denial(FORBIDDEN, "IncompleteSignatureException", message);
    }

    /// The key is not known, or not with this session token.
    static Denial unknownKey() {
        return new Denial(
                FORBIDDEN,
                "UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }

    /// The signature is whole but does not hold for this request now.
    static Denial invalid(String message) {
        return new Denial(FORBIDDEN, "InvalidSignatureException", message);
    }

    /// The signature is another than the key makes.
    static Denial mismatch() {
        return invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key"
                        + " and signing method. Consult the service documentation for details.");
    }
}
