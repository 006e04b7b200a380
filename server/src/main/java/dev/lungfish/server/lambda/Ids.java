package dev.lungfish.server.lambda;

import java.security.SecureRandom;
import java.util.UUID;

/// Names that are never given twice.
final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String URL_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int URL_LENGTH = 32;

    private Ids() {}

    /// A token or a revision's id.
    static String token() {
        return UUID.randomUUID().toString();
    }

    /// The first label of a function URL: 32 lower-case letters and digits.
    static String url() {
        StringBuilder id = new StringBuilder(URL_LENGTH);
        for (int i = 0; i < URL_LENGTH; i++) {
            id.append(URL_ALPHABET.charAt(RANDOM.nextInt(URL_ALPHABET.length())));
        }
        return id.toString();
    }
}
