package dev.lungfish.server.address;

import org.jspecify.annotations.Nullable;

/// What the platform knows of one call of a function URL beside the request itself.
///
/// @param requestId the invocation's id
/// @param traceId the value of `x-amzn-trace-id`
/// @param sourceIp the address that the connection came from
/// @param port the port that was called
/// @param secure whether it was called over TLS
/// @param epochMillis when the request came
/// @param signer who signed it; null where the URL requires no signature
public record UrlCall(
        String urlId,
        String requestId,
        String traceId,
        String sourceIp,
        int port,
        boolean secure,
        long epochMillis,
        @Nullable Signer signer) {

    /// A caller whose signature was verified. There are no users here: whoever has a key may do what an account's root
    /// user may, and is told as AWS tells that one (AWS' reference of STS, `GetCallerIdentity`).
    public record Signer(String accessKey, String accountId) {

        String callerId() {
            return accountId;
        }

        String userArn() {
            return "arn:aws:iam::" + accountId + ":root";
        }
    }
}
