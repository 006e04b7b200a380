package dev.lungfish.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Verifies requests that are signed for AWS Lambda with Signature Version 4, in the `Authorization` header or in the query, for any
/// region. The checks come in AWS's order, so that a client meets the same error first.
///
/// The body is always covered. `x-amz-content-sha256` may be absent; where it is there it must be the body's hash. AWS Lambda does not
/// take `UNSIGNED-PAYLOAD` and the `STREAMING-…` values of S3, nor does this.
public final class SignatureVerifier {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String CONTENT_HASH = "x-amz-content-sha256";
    private static final Pattern NOT_A_HASH = Pattern.compile("UNSIGNED-PAYLOAD|STREAMING-.*");

    private final AccessKeys keys;
    private final String service;
    private final SigningKeys signingKeys = new SigningKeys();

    public SignatureVerifier(AccessKeys keys) {
        this(keys, "lambda");
    }

    SignatureVerifier(AccessKeys keys, String service) {
        this.keys = keys;
        this.service = service;
    }

    /// Why a request is refused; empty if a known key has signed it.
    public Optional<Denial> verify(SignedRequest request, Instant now) {
        Query query = Query.parse(request.rawQuery());
        return switch (Signature.of(request, query)) {
            case Presented.Refused refused -> Optional.of(refused.denial());
            case Signature signature -> verify(request, query, signature, now);
        };
    }

    /// The id of the key that has signed a request, which must have been verified.
    ///
    /// @throws IllegalArgumentException if the request carries no signature
    public static String keyId(SignedRequest request) {
        return Signature.of(request, Query.parse(request.rawQuery())) instanceof Signature signature
                ? Scope.parse(signature.credential()).orElseThrow().keyId()
                : unsigned();
    }

    private static String unsigned() {
        throw new IllegalArgumentException("the request carries no signature");
    }

    private Optional<Denial> verify(
            SignedRequest request, Query query, Signature signature, Instant now) {
        Optional<SigningTime> time = SigningTime.parse(signature.date());
        if (time.isEmpty()) {
            return Optional.of(
                    Denial.incomplete(
                            "Date must be in ISO-8601 'basic format'. Got '"
                                    + signature.date()
                                    + "'. See http://en.wikipedia.org/wiki/ISO_8601"));
        }
        return time.get()
                .check(signature.expires(), now)
                .or(() -> checkHeaders(request, signature))
                .or(() -> checkAlgorithm(signature))
                .or(() -> checkCredential(request, query, signature, time.get()));
    }

    /// The host and all `x-amz-` headers must be signed, or somebody between could change what is asked.
    private static Optional<Denial> checkHeaders(SignedRequest request, Signature signature) {
        if (!signature.signedHeaders().contains("host")) {
            return Optional.of(
                    Denial.invalid(
                            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."));
        }
        return request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-"))
                .filter(name -> !signature.signedHeaders().contains(name))
                .sorted()
                .findFirst()
                .map(
                        name ->
                                Denial.invalid(
                                        "'"
                                                + name
                                                + "' must be a 'SignedHeader' in the AWS Authorization."));
    }

    private static Optional<Denial> checkAlgorithm(Signature signature) {
        return signature.algorithm().equals(ALGORITHM)
                ? Optional.empty()
                : Optional.of(
                        Denial.incomplete(
                                "Unsupported AWS 'algorithm': '"
                                        + signature.algorithm()
                                        + "' (only AWS4-HMAC-SHA256 for now)."));
    }

    private Optional<Denial> checkCredential(
            SignedRequest request, Query query, Signature signature, SigningTime time) {
        Optional<Scope> scope = Scope.parse(signature.credential());
        if (scope.isEmpty()) {
            return Optional.of(
                    Denial.incomplete(
                            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                                    + signature.credential()
                                    + "'"));
        }
        Optional<Denial> wrongScope = scope.get().check(service, time);
        if (wrongScope.isPresent()) {
            return wrongScope;
        }
        Optional<AccessKey> key = keys.find(scope.get().keyId());
        return key.isEmpty()
                ? Optional.of(Denial.unknownKey())
                : checkPayload(request)
                        .or(() -> checkHex(request, query, signature, time, scope.get(), key.get()))
                        .or(() -> checkToken(signature, key.get()));
    }

    private static Optional<Denial> checkPayload(SignedRequest request) {
        String said = request.header(CONTENT_HASH);
        if (said.isEmpty() || said.equalsIgnoreCase(request.bodySha256())) {
            return Optional.empty();
        }
        return Optional.of(
                Denial.invalid(
                        NOT_A_HASH.matcher(said).matches()
                                ? "Lambda does not take 'x-amz-content-sha256: "
                                        + said
                                        + "'. Send the SHA-256 of the body, or leave the header out."
                                : "The provided 'x-amz-content-sha256' header does not match what was computed."));
    }

    private Optional<Denial> checkHex(
            SignedRequest request,
            Query query,
            Signature signature,
            SigningTime time,
            Scope scope,
            AccessKey key) {
        List<String> signedHeaders = signature.signedHeaders();
        String said = request.header(CONTENT_HASH);
        String canonical =
                CanonicalRequest.of(
                        request,
                        query,
                        signedHeaders,
                        said.isEmpty() ? request.bodySha256() : said);
        String toSign =
                String.join(
                        "\n",
                        ALGORITHM,
                        time.basic(),
                        scope.text(),
                        Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8)));
        String expected = Digests.hex(Digests.hmac(signingKeys.of(key, scope), toSign));
        return equal(expected, signature.hex()) ? Optional.empty() : Optional.of(Denial.mismatch());
    }

    private static Optional<Denial> checkToken(Signature signature, AccessKey key) {
        String token = key.sessionToken();
        return equal(token == null ? "" : token, signature.sessionToken())
                ? Optional.empty()
                : Optional.of(Denial.unknownKey());
    }

    /// Takes as long for a near miss as for a far one.
    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
