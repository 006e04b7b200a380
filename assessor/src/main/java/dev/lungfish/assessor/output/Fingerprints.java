package dev.lungfish.assessor.output;

import dev.lungfish.assessor.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/// Tells a finding from others over versions of a service: by rule, class and method, and by the how-manieth it is there. Lines
/// and versions of jars change too often.
final class Fingerprints {

    /// GitHub knows an alert again by this one alone.
    private static final String OF_GITHUB = "primaryLocationLineHash";

    private static final String OWN = "lungfishPlace/v1";
    private static final Pattern VERSION = Pattern.compile("-\\d[^/!]*(?=\\.[a-z]+$)");
    private static final int HASH_LETTERS = 16;

    private final Map<String, Integer> seen = new HashMap<>();

    /// The next finding's.
    Map<String, String> next(String service, Finding finding) {
        String key =
                String.join(
                        "\n",
                        service,
                        finding.rule().id(),
                        VERSION.matcher(finding.place().artifact()).replaceFirst(""),
                        finding.place().className(),
                        finding.place().method());
        String print = hash(key) + ":" + seen.merge(key, 1, Integer::sum);
        return Map.of(OF_GITHUB, print, OWN, print);
    }

    private static String hash(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
