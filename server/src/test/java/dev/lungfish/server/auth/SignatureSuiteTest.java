package dev.lungfish.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests and signatures of AWS's published Signature Version 4 test suite.
final class SignatureSuiteTest {

    private static final AccessKey KEY =
            new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static final SignatureVerifier VERIFIER =
            new SignatureVerifier(new AccessKeys(List.of(KEY)), "service");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "get-vanilla, GET, /, '', '', '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-vanilla-query-order-key-case, GET, /, Param2=value2&Param1=value1, '', '', b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-vanilla-empty-query-key, GET, /, Param1=value1, '', '', a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
        "get-unreserved, GET, /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz, '', '', '', 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        "get-utf8, GET, /ሴ, '', '', '', 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "get-relative, GET, /example/.., '', '', '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-slash-dot-slash, GET, /./, '', '', '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-slash, GET, //, '', '', '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-header-value-trim, GET, /, '', 'My-Header1: value1;My-Header2: \"a   b   c\"', '', acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        "get-header-key-duplicate, GET, /, '', 'My-Header1:value2;My-Header1:value2;My-Header1:value1', '', c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
        "post-vanilla, POST, /, '', '', '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "post-x-www-form-urlencoded, POST, /, '', Content-Type:application/x-www-form-urlencoded, Param1=value1, ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    })
    void accepts(
            String name,
            String method,
            String path,
            String query,
            String headers,
            String body,
            String signature) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("host", List.of("example.amazonaws.com"));
        all.put("x-amz-date", List.of("20150830T123600Z"));
        Arrays.stream(headers.split(";", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(":", 2))
                .forEach(
                        line ->
                                all.merge(
                                        line[0].toLowerCase(java.util.Locale.ROOT),
                                        List.of(line[1]),
                                        SignatureSuiteTest::joined));
        String signed = String.join(";", all.keySet().stream().sorted().toList());
        all.put(
                "authorization",
                List.of(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=%s, Signature=%s"
                                .formatted(signed, signature)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(
                        VERIFIER.verify(
                                SignedRequest.of(method, path, query, all, bytes),
                                Instant.parse("2015-08-30T12:36:00Z")))
                .isEmpty();
    }

    private static List<String> joined(List<String> before, List<String> more) {
        return java.util.stream.Stream.concat(before.stream(), more.stream()).toList();
    }
}
