package dev.lungfish.profiles;

import dev.lungfish.core.pricing.Measure;
import dev.lungfish.core.pricing.Money;
import dev.lungfish.core.pricing.PriceTiers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A published price and how one knows.
///
/// @param steps ascending, the first from 0
/// @param source where it stands: an address or a document
/// @param read when it stood there
public record Price(List<Step> steps, String source, LocalDate read) {

    /// The price of one of its measure, from so many of them in a month on.
    public record Step(long from, BigDecimal dollars) {

        public Step {
            if (dollars.signum() < 0) {
                throw new IllegalArgumentException("a price is never negative: " + dollars);
            }
        }
    }

    public Price {
        steps = List.copyOf(steps);
        Fact.requireSource(source);
        for (Measure measure : Measure.values()) {
            tiers(steps, measure);
        }
    }

    /// The price in terms of what is counted.
    PriceTiers tiers(Measure measure) {
        return tiers(steps, measure);
    }

    private static PriceTiers tiers(List<Step> steps, Measure measure) {
        return new PriceTiers(steps.stream().map(step -> tier(step, measure)).toList());
    }

    private static PriceTiers.Tier tier(Step step, Measure measure) {
        try {
            Money each = Money.dollars(step.dollars()).dividedExactlyBy(measure.countedUnits());
            return new PriceTiers.Tier(measure.counted(step.from()), each);
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException(
                    "the price %s from %d on cannot be held exactly: it has too many decimals, or starts too far up"
                            .formatted(step.dollars().toPlainString(), step.from()));
        }
    }
}
