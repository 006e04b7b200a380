package dev.lungfish.profiles;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A published price for an hour of something, and how one knows.
///
/// @param source where it stands: an address or a document
/// @param read when it stood there
public record Rate(BigDecimal dollars, String source, LocalDate read) {

    public Rate {
        Fact.requireSource(source);
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative: " + dollars);
        }
    }
}
