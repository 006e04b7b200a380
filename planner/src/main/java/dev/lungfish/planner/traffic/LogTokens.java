package dev.lungfish.planner.traffic;

import java.util.ArrayList;
import java.util.List;

/// Splits a line at spaces, but not within quotes or brackets, which it keeps.
final class LogTokens {

    private LogTokens() {}

    static List<String> of(String line) {
        List<String> tokens = new ArrayList<>(16);
        int from = 0;
        while (from < line.length()) {
            if (line.charAt(from) == ' ') {
                from++;
            } else {
                int to = end(line, from);
                tokens.add(line.substring(from, to));
                from = to;
            }
        }
        return tokens;
    }

    /// Where the token ends that begins here.
    private static int end(String line, int from) {
        char first = line.charAt(from);
        int end =
                switch (first) {
                    case '"' -> closingQuote(line, from + 1);
                    case '[' -> line.indexOf(']', from);
                    default -> line.indexOf(' ', from) - 1;
                };
        return end < from ? line.length() : end + 1;
    }

    private static int closingQuote(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    static boolean isBracketed(String token) {
        return token.length() > 1 && token.startsWith("[") && token.endsWith("]");
    }

    static boolean isQuoted(String token) {
        return token.length() > 1 && token.startsWith("\"") && token.endsWith("\"");
    }

    /// What is between a token's first and last character.
    static String inner(String token) {
        return token.substring(1, token.length() - 1);
    }
}
