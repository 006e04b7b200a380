package dev.lungfish.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Verifies what AWS SDK for Java 2 signs.
final class SignatureVerifierTest {

    private static final Instant NOW = Instant.parse("2026-08-22T10:00:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final AwsCredentialsIdentity CREDENTIALS =
            AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET);
    private static final AwsSessionCredentialsIdentity SESSION =
            AwsSessionCredentialsIdentity.create("ASIDSESSION", SECRET, "a token/+=");
    private static final String INVOKE = "/2015-03-31/functions/orders/invocations";

    private final SignatureVerifier verifier =
            new SignatureVerifier(
                    new AccessKeys(
                            List.of(
                                    new AccessKey("AKIDEXAMPLE", SECRET, null),
                                    new AccessKey("ASIDSESSION", SECRET, "a token/+="))));

    /// Something to sign and how.
    private record Plan(
            String method,
            String pathAndQuery,
            Map<String, List<String>> headers,
            String body,
            AwsCredentialsIdentity credentials,
            String region,
            String service,
            Instant at,
            boolean inQuery,
            Duration expires) {

        static Plan of(String method, String pathAndQuery, String body) {
            return new Plan(
                    method,
                    pathAndQuery,
                    Map.of("X-Amz-Invocation-Type", List.of("RequestResponse")),
                    body,
                    CREDENTIALS,
                    "us-east-1",
                    "lambda",
                    NOW,
                    false,
                    Duration.ofMinutes(10));
        }

        Plan by(AwsCredentialsIdentity other) {
            return new Plan(
                    method,
                    pathAndQuery,
                    headers,
                    body,
                    other,
                    region,
                    service,
                    at,
                    inQuery,
                    expires);
        }

        Plan scoped(String otherRegion, String otherService) {
            return new Plan(
                    method,
                    pathAndQuery,
                    headers,
                    body,
                    credentials,
                    otherRegion,
                    otherService,
                    at,
                    inQuery,
                    expires);
        }

        Plan at(Instant other) {
            return new Plan(
                    method,
                    pathAndQuery,
                    headers,
                    body,
                    credentials,
                    region,
                    service,
                    other,
                    inQuery,
                    expires);
        }

        Plan presigned() {
            return new Plan(
                    method,
                    pathAndQuery,
                    Map.of(),
                    body,
                    credentials,
                    region,
                    service,
                    at,
                    true,
                    expires);
        }

        Plan with(Map<String, List<String>> other) {
            return new Plan(
                    method,
                    pathAndQuery,
                    other,
                    body,
                    credentials,
                    region,
                    service,
                    at,
                    inQuery,
                    expires);
        }

        /// The request as it would come over the wire.
        SignedRequest sign() {
            SdkHttpRequest unsigned =
                    SdkHttpRequest.builder()
                            .method(SdkHttpMethod.valueOf(method))
                            .uri(URI.create("http://127.0.0.1:9700" + pathAndQuery))
                            .headers(headers)
                            .build();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            ContentStreamProvider payload = () -> new ByteArrayInputStream(bytes);
            SdkHttpRequest signed =
                    AwsV4HttpSigner.create()
                            .sign(
                                    (SignRequest.Builder<AwsCredentialsIdentity> b) -> {
                                        b.identity(credentials).request(unsigned).payload(payload);
                                        b.putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME, service);
                                        b.putProperty(AwsV4HttpSigner.REGION_NAME, region);
                                        b.putProperty(
                                                HttpSigner.SIGNING_CLOCK,
                                                Clock.fixed(at, ZoneOffset.UTC));
                                        if (inQuery) {
                                            b.putProperty(
                                                    AwsV4HttpSigner.AUTH_LOCATION,
                                                    AuthLocation.QUERY_STRING);
                                            b.putProperty(
                                                    AwsV4HttpSigner.EXPIRATION_DURATION, expires);
                                        }
                                    })
                            .request();
            Map<String, List<String>> received = new HashMap<>();
            signed.forEachHeader(
                    (name, values) ->
                            received.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            return SignedRequest.of(
                    method,
                    signed.encodedPath(),
                    signed.encodedQueryParameters().orElse(""),
                    received,
                    bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                INVOKE,
                INVOKE + "?Qualifier=%24LATEST",
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aorders/invocations",
                "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ao?tagKeys=b&tagKeys=a&tagKeys=",
                "/2015-03-31/functions/?Marker=a%2Bb%20c%3D%26&MaxItems=50&FunctionVersion=ALL",
                "/a%20b/%C3%BC~x/%2F/(c)*!'/",
                "/?flag&other=1&Other=2",
                "//2015-03-31//functions/./x/../orders/",
            })
    void acceptsWhatAwsSdkSigns(String pathAndQuery) {
        for (Plan plan :
                List.of(
                        Plan.of("POST", pathAndQuery, "{\"a\":1}"),
                        Plan.of("GET", pathAndQuery, ""))) {
            assertThat(verify(plan.sign())).isEmpty();
            assertThat(verify(plan.scoped("eu-central-1", "lambda").sign())).isEmpty();
            assertThat(verify(plan.by(SESSION).sign())).isEmpty();
            assertThat(verify(plan.presigned().sign())).isEmpty();
            assertThat(verify(plan.presigned().by(SESSION).sign())).isEmpty();
        }
    }

    @Test
    void foldsWhiteSpaceInHeaders() {
        Plan plan =
                Plan.of("POST", INVOKE, "")
                        .with(
                                Map.of(
                                        "X-Amz-Client-Context", List.of("  a   b\tc  "),
                                        "X-Other", List.of("1", " 2  2 ")));

        assertThat(verify(plan.sign())).isEmpty();
    }

    @Test
    void tellsWhoHasSigned() {
        SignedRequest signed = Plan.of("POST", INVOKE, "{}").sign();
        assertThat(verify(signed)).isEmpty();
        assertThat(signed.header("authorization"))
                .contains("Credential=" + SignatureVerifier.keyId(signed) + "/");

        SignedRequest presigned = presignedWithoutHash();
        assertThat(verify(presigned)).isEmpty();
        assertThat(presigned.rawQuery())
                .contains("X-Amz-Credential=" + SignatureVerifier.keyId(presigned) + "%2F");

        SignedRequest unsigned = SignedRequest.of("GET", "/", "", Map.of(), new byte[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureVerifier.keyId(unsigned));
    }

    @Test
    void acceptsAnyPathAndQuery() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            String path =
                    "/" + word(random) + "/" + word(random) + (random.nextBoolean() ? "/" : "");
            StringBuilder query = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                query.append(query.isEmpty() ? "?" : "&");
                query.append(word(random)).append('=').append(word(random));
            }
            SignedRequest request = Plan.of("GET", path + query, "").sign();

            assertThat(verify(request)).as(path + query).isEmpty();
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder("w");
        for (int i = random.nextInt(8); i > 0; i--) {
            int b = random.nextInt(256);
            word.append(
                    Character.isLetterOrDigit(b) && b < 128 && random.nextBoolean()
                            ? String.valueOf((char) b)
                            : "%%%02X".formatted(b < 128 ? b : 'z'));
        }
        return word.toString();
    }

    @Test
    void whateverIsChangedIsNoticed() {
        SignedRequest good = Plan.of("POST", INVOKE + "?Qualifier=live", "{}").sign();
        List<UnaryOperator<SignedRequest>> changes =
                List.of(
                        r ->
                                new SignedRequest(
                                        "GET",
                                        r.rawPath(),
                                        r.rawQuery(),
                                        r.headers(),
                                        r.bodySha256()),
                        r ->
                                new SignedRequest(
                                        r.method(),
                                        r.rawPath() + "x",
                                        r.rawQuery(),
                                        r.headers(),
                                        r.bodySha256()),
                        r ->
                                new SignedRequest(
                                        r.method(),
                                        r.rawPath(),
                                        "Qualifier=other",
                                        r.headers(),
                                        r.bodySha256()),
                        r -> withHeader(r, "host", "elsewhere"),
                        r -> withHeader(r, "x-amz-invocation-type", "Event"),
                        r -> withHeader(r, "x-amz-date", "20260822T100001Z"),
                        r ->
                                withHeader(
                                        r,
                                        "authorization",
                                        r.header("authorization").replaceAll("=[0-9a-f]", "=0")),
                        r ->
                                withHeader(
                                        r,
                                        "authorization",
                                        r.header("authorization")
                                                .replaceAll("Signature=.*", "Signature=0")));

        assertThat(verify(good)).isEmpty();
        for (UnaryOperator<SignedRequest> change : changes) {
            if (change.apply(good).equals(good)) {
                continue;
            }
            assertThat(verify(change.apply(good)))
                    .hasValueSatisfying(
                            denial -> {
                                assertThat(denial.status()).isEqualTo(403);
                                assertThat(denial.type()).isEqualTo("InvalidSignatureException");
                                assertThat(denial.message())
                                        .startsWith(
                                                "The request signature we calculated does not match");
                            });
        }
    }

    @Test
    void theBodyIsCovered() {
        SignedRequest good = Plan.of("POST", INVOKE, "{}").sign();
        byte[] other = "{} ".getBytes(StandardCharsets.UTF_8);
        SignedRequest changed =
                SignedRequest.of(
                        good.method(), good.rawPath(), good.rawQuery(), good.headers(), other);

        assertThat(verify(changed))
                .get()
                .extracting(Denial::type)
                .isEqualTo("InvalidSignatureException");
    }

    @Test
    void theBodyIsCoveredWithoutItsHashInAHeaderToo() {
        SignedRequest bare = presignedWithoutHash();
        byte[] other = "{} ".getBytes(StandardCharsets.UTF_8);

        assertThat(verify(bare)).isEmpty();
        assertThat(
                        verify(
                                SignedRequest.of(
                                        bare.method(),
                                        bare.rawPath(),
                                        bare.rawQuery(),
                                        bare.headers(),
                                        other)))
                .contains(Denial.mismatch());
    }

    private static SignedRequest presignedWithoutHash() {
        SignedRequest signed = Plan.of("POST", INVOKE, "{}").presigned().sign();
        assertThat(signed.headers()).doesNotContainKey("x-amz-content-sha256");
        return signed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"})
    void anUncoveredBodyIsRefused(String hash) {
        SignedRequest request =
                withHeader(Plan.of("POST", INVOKE, "{}").sign(), "x-amz-content-sha256", hash);
        SignedRequest signed =
                withHeader(request, "authorization", signing(request, "x-amz-content-sha256"));

        assertThat(verify(signed))
                .get()
                .extracting(Denial::message)
                .asString()
                .contains(hash)
                .contains("Send the SHA-256 of the body");
    }

    @ParameterizedTest
    @CsvSource({
        "-300, ''",
        "300, ''",
        "-301, Signature expired: 20260822T095459Z is now earlier than 20260822T095500Z (20260822T100000Z - 5 min.)",
        "301, Signature not yet current: 20260822T100501Z is still later than 20260822T100500Z (20260822T100000Z + 5 min.)"
    })
    void clocksMayDifferByFiveMinutes(int seconds, String message) {
        Optional<Denial> denial =
                verify(Plan.of("GET", INVOKE, "").at(NOW.plusSeconds(seconds)).sign());

        assertThat(denial.map(Denial::message).orElse("")).isEqualTo(message);
        assertThat(denial.map(Denial::status).orElse(403)).isEqualTo(403);
    }

    @Test
    void aPresignedRequestHoldsAsLongAsItSays() {
        SignedRequest request = Plan.of("GET", INVOKE, "").presigned().sign();

        assertThat(verifier.verify(request, NOW.plusSeconds(600))).isEmpty();
        assertThat(verifier.verify(request, NOW.plusSeconds(601)))
                .get()
                .extracting(Denial::message)
                .asString()
                .startsWith(
                        "Signature expired: 20260822T100000Z is now earlier than 20260822T100001Z");
        assertThat(verifier.verify(request, NOW.minusSeconds(301))).isPresent();
    }

    @Test
    void unknownKeysAndTokensAreRefusedAlike() {
        Plan plan = Plan.of("GET", INVOKE, "");
        for (AwsCredentialsIdentity other :
                List.of(
                        AwsCredentialsIdentity.create("AKIDOTHER", SECRET),
                        AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", SECRET, "any"),
                        AwsSessionCredentialsIdentity.create("ASIDSESSION", SECRET, "other"),
                        AwsCredentialsIdentity.create("ASIDSESSION", SECRET))) {
            assertThat(verify(plan.by(other).sign())).contains(Denial.unknownKey());
            assertThat(verify(plan.presigned().by(other).sign())).contains(Denial.unknownKey());
        }
        assertThat(
                        verify(
                                plan.by(AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET + "x"))
                                        .sign()))
                .contains(Denial.mismatch());
    }

    @Test
    void theScopeMustBeLambdas() {
        assertThat(verify(Plan.of("GET", INVOKE, "").scoped("us-east-1", "s3").sign()))
                .get()
                .extracting(Denial::message)
                .isEqualTo("Credential should be scoped to correct service: 'lambda'.");
    }

    @Test
    void unsignedHeadersOfAwsAreRefused() {
        SignedRequest request =
                withHeader(Plan.of("POST", INVOKE, "{}").sign(), "x-amz-log-type", "Tail");

        assertThat(verify(request))
                .get()
                .extracting(Denial::message)
                .isEqualTo("'x-amz-log-type' must be a 'SignedHeader' in the AWS Authorization.");
        assertThat(
                        verify(
                                withHeader(
                                        Plan.of("POST", INVOKE, "{}").sign(),
                                        "x-amzn-trace-id",
                                        "Root=1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 403 | MissingAuthenticationTokenException | Missing Authentication Token",
                "Bearer abc | 403 | MissingAuthenticationTokenException | Missing Authentication Token",
                "AWS4-HMAC-SHA256 | 403 | IncompleteSignatureException | Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host;x-amz-date | 403 | IncompleteSignatureException | Authorization header requires 'Signature' parameter.",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host;x-amz-date, Signature=f | 403 | IncompleteSignatureException | Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'",
                "AWS4-ECDSA-P256-SHA256 Credential=a/b/c/d/e, SignedHeaders=host;x-amz-date, Signature=f | 403 | IncompleteSignatureException | Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now).",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=x-amz-date, Signature=f | 403 | InvalidSignatureException | '''Host'' or '':authority'' must be a ''SignedHeader'' in the AWS Authorization.'",
                "AWS4-HMAC-SHA256 Credential=a/20260821/C/lambda/aws, SignedHeaders=host;x-amz-date, Signature=f | 403 | InvalidSignatureException | Credential should be scoped to a valid region. Credential should be scoped with a valid terminator: 'aws4_request'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260821' != '20260822', from '20260822T100000Z'.",
            })
    void malformedSignaturesGetAwsErrors(
            String authorization, int status, String type, String message) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of("127.0.0.1"));
        headers.put("x-amz-date", List.of("20260822T100000Z"));
        if (!authorization.isEmpty()) {
            headers.put("authorization", List.of(authorization));
        }

        assertThat(verify(SignedRequest.of("GET", "/", "", headers, new byte[0])))
                .contains(new Denial(status, type, message));
    }

    @Test
    void datesThatAreNoneAreRefused() {
        SignedRequest request = withHeader(Plan.of("GET", INVOKE, "").sign(), "x-amz-date", "201");

        assertThat(verify(request))
                .contains(
                        Denial.incomplete(
                                "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601"));
    }

    @Test
    void aRequestIsSignedInOnePlace() {
        SignedRequest inQuery = Plan.of("GET", INVOKE, "").presigned().sign();

        assertThat(verify(withHeader(inQuery, "authorization", "AWS4-HMAC-SHA256 x")))
                .get()
                .extracting(Denial::type)
                .isEqualTo("InvalidSignatureException");
        SignedRequest cut =
                new SignedRequest(
                        "GET",
                        INVOKE,
                        "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                        inQuery.headers(),
                        inQuery.bodySha256());
        assertThat(verify(cut))
                .get()
                .extracting(Denial::message)
                .asString()
                .startsWith("AWS query-string parameters must include 'X-Amz-Credential'.")
                .endsWith("Re-examine the query-string parameters.");
    }

    private Optional<Denial> verify(SignedRequest request) {
        return verifier.verify(request, NOW);
    }

    private static SignedRequest withHeader(SignedRequest request, String name, String value) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(name, List.of(value));
        return new SignedRequest(
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                headers,
                request.bodySha256());
    }

    /// The authorization with one more header named as signed.
    private static String signing(SignedRequest request, String name) {
        return request.header("authorization")
                .replaceFirst("SignedHeaders=", "SignedHeaders=" + name + ";");
    }
}
