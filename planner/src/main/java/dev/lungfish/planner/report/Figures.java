package dev.lungfish.planner.report;

import dev.lungfish.core.pricing.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Numbers for the page's script.
final class Figures {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Figures() {}

    /// Six digits that count; null for what is not finite.
    static @Nullable Double of(double value) {
        return Double.isFinite(value)
                ? Double.valueOf(new BigDecimal(value).round(SIX_DIGITS).doubleValue())
                : null;
    }

    static @Nullable Double of(Money money) {
        return of(money.toDollars(9).doubleValue());
    }
}
