package dev.lungfish.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

final class SignerTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-01T12:34:56Z"), ZoneOffset.UTC);
    private static final Map<String, String> KEYS =
            Map.of(
                    "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                    "AWS_SESSION_TOKEN", "token");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9700/2015-03-31/functions/orders/configuration",
                "http://platform.example:9700/lungfish/v1/services/a/logs?tail=5&follow=true",
                "https://platform.example/2015-03-31/functions/a%3A1/invocations?Qualifier=%24LATEST",
            })
    void signsAsAwsDoes(String target) {
        byte[] body = "{\"items\": 1}".getBytes(UTF_8);
        Signer signer =
                new Signer(
                        KEYS.get("AWS_ACCESS_KEY_ID"),
                        KEYS.get("AWS_SECRET_ACCESS_KEY"),
                        KEYS.get("AWS_SESSION_TOKEN"),
                        "eu-central-1",
                        CLOCK);
        Map<String, String> headers = signer.sign("POST", URI.create(target), body);
        assertThat(headers.get("Authorization")).isEqualTo(signedByAws(target, body));
        assertThat(headers)
                .containsEntry("x-amz-date", "20261101T123456Z")
                .containsEntry("x-amz-security-token", "token");
    }

    @Test
    void signsOnlyWithCredentials() {
        assertThat(Signer.of(Map.of())).isNull();
        assertThat(Signer.of(Map.of("AWS_ACCESS_KEY_ID", "a"))).isNull();
        assertThat(Signer.of(KEYS)).isNotNull();
    }

    private static String signedByAws(String target, byte[] body) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(target)).build();
        SignedRequest signed =
                AwsV4HttpSigner.create()
                        .sign(
                                parameters ->
                                        parameters
                                                .identity(
                                                        AwsSessionCredentialsIdentity.create(
                                                                KEYS.get("AWS_ACCESS_KEY_ID"),
                                                                KEYS.get("AWS_SECRET_ACCESS_KEY"),
                                                                KEYS.get("AWS_SESSION_TOKEN")))
                                                .request(request)
                                                .payload(() -> new ByteArrayInputStream(body))
                                                .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK)
                                                .putProperty(
                                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                        "lambda")
                                                .putProperty(
                                                        AwsV4HttpSigner.REGION_NAME,
                                                        "eu-central-1"));
        return signed.request().firstMatchingHeader("Authorization").orElseThrow();
    }
}
