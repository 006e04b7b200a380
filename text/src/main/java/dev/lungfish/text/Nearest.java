package dev.lungfish.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what someone probably meant to write.
public final class Nearest {

    private Nearest() {}

    /// The known word closest to `written`, if fewer than half of its letters differ.
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= word.length() / 2)
                .min(
                        Comparator.comparingInt((String word) -> distance(written, word))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// How many letters must be put in, taken out or changed to make one word of the other (Levenshtein).
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
