package dev.lungfish.profiles;

import java.time.LocalDate;

/// A whole number that is true of a platform, and how one knows.
///
/// @param source where it stands: an address or a document
/// @param read when it stood there
public record Fact(long value, String source, LocalDate read) {

    public Fact {
        requireSource(source);
        if (value < 0) {
            throw new IllegalArgumentException("a value is never negative, but this is " + value);
        }
    }

    /// The value as an `int`.
    ///
    /// @throws ArithmeticException if it is too large
    public int intValue() {
        return Math.toIntExact(value);
    }

    static void requireSource(String source) {
        if (source.isBlank()) {
            throw new IllegalArgumentException("'source' is empty: say where the number is from");
        }
    }

    /// Checks that two facts bound a range.
    static void requireOrder(String what, Fact least, Fact most) {
        if (least.value() > most.value()) {
            throw new IllegalArgumentException(
                    "the least %s, %d, is above the most, %d"
                            .formatted(what, least.value(), most.value()));
        }
    }

    /// Checks that a fact is at least one.
    static void requirePositive(String key, Fact fact) {
        if (fact.value() < 1) {
            throw new IllegalArgumentException("'" + key + "' is at least 1, but this is 0");
        }
    }
}
