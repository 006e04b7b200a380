package dev.lungfish.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs requests as AWS does, with Signature Version 4
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
final class Signer {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "lambda";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKeyId;
    private final String secretAccessKey;
    private final @Nullable String sessionToken;
    private final String region;
    private final Clock clock;

    Signer(
            String accessKeyId,
            String secretAccessKey,
            @Nullable String sessionToken,
            String region,
            Clock clock) {
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
        this.sessionToken = sessionToken;
        this.region = region;
        this.clock = clock;
    }

    /// A signer with the credentials in the variables that all AWS tools read, or null where there are none.
    static @Nullable Signer of(Map<String, String> environment) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (id.isEmpty() || secret.isEmpty()) {
            return null;
        }
        String region =
                environment.getOrDefault(
                        "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
        return new Signer(
                id, secret, environment.get("AWS_SESSION_TOKEN"), region, Clock.systemUTC());
    }

    /// The headers to add to a request so that it is signed.
    Map<String, String> sign(String method, URI target, byte[] body) {
        String timestamp = TIMESTAMP.format(clock.instant());
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", target.getRawAuthority());
        String bodyHash = hex(sha256(body));
        headers.put("x-amz-content-sha256", bodyHash);
        headers.put("x-amz-date", timestamp);
        if (sessionToken != null) {
            headers.put("x-amz-security-token", sessionToken);
        }
        String signed = String.join(";", headers.keySet());
        String canonical =
                String.join(
                        "\n",
                        method,
                        canonicalPath(target.getRawPath()),
                        canonicalQuery(target.getRawQuery()),
                        headers.entrySet().stream()
                                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                                .collect(Collectors.joining()),
                        signed,
                        bodyHash);
        String date = timestamp.substring(0, 8);
        String scope = String.join("/", date, region, SERVICE, "aws4_request");
        String toSign =
                String.join(
                        "\n", ALGORITHM, timestamp, scope, hex(sha256(canonical.getBytes(UTF_8))));
        byte[] key = ("AWS4" + secretAccessKey).getBytes(UTF_8);
        for (String part : new String[] {date, region, SERVICE, "aws4_request"}) {
            key = hmac(key, part);
        }
        headers.remove("host");
        headers.put(
                "Authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, accessKeyId, scope, signed, hex(hmac(key, toSign))));
        return headers;
    }

    /// Each segment is encoded once more than it is sent.
    private static String canonicalPath(String rawPath) {
        return rawPath.isEmpty() ? "/" : rawPath.replace("%", "%25").replace(":", "%3A");
    }

    private static String canonicalQuery(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return "";
        }
        return Arrays.stream(rawQuery.split("&"))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
