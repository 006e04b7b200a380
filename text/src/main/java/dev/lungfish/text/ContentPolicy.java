package dev.lungfish.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// What a browser lets the page do: run the scripts that it was made with, and nothing else.
public final class ContentPolicy {

    private ContentPolicy() {}

    public static String of(List<String> scripts) {
        String hashes =
                scripts.stream()
                        .map(script -> "'sha256-" + hash(script) + "'")
                        .collect(Collectors.joining(" "));
        return "default-src 'none'; style-src 'unsafe-inline'; script-src "
                + hashes
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
