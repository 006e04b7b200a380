package dev.lungfish.profiles;

import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/// A published price of one of something, whatever it is sold by, and how one knows.
///
/// @param source where it stands: an address or a document
/// @param read when it stood there
public record Rate(BigDecimal dollars, String source, LocalDate read) {

    private static final long SECONDS_PER_HOUR = 3600;

    public Rate {
        Fact.requireSource(source);
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative: " + dollars);
        }
    }

    /// The price of one of `units` equal parts.
    ///
    /// @throws IllegalArgumentException if it cannot be held exactly
    Money each(long units) {
        try {
            return Money.dollars(dollars).dividedExactlyBy(units);
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException(
                    "the price %s cannot be held exactly: it has too many decimals"
                            .formatted(dollars.toPlainString()));
        }
    }

    /// The price of one counted unit of what is sold by this measure.
    Money each(Measure measure) {
        return each(measure.countedUnits());
    }

    /// The price of one counted unit of what is sold by this measure's hours in place of its seconds.
    Money eachOfHour(Measure measure) {
        return each(measure.countedUnits() * SECONDS_PER_HOUR);
    }
}
