package dev.lungfish.planner.plan;

import dev.lungfish.core.pricing.Money;

/// Numbers for people.
public final class Text {

    private Text() {}

    /// Dollars and cents; whole dollars from a thousand on.
    public static String dollars(Money money) {
        return dollars(money.toDollars(6).doubleValue());
    }

    public static String dollars(double dollars) {
        if (dollars >= 1000) {
            return "$%,.0f".formatted(dollars);
        }
        return dollars > 0 && dollars < 0.005 ? "<$0.01" : "$%,.2f".formatted(dollars);
    }

    /// A rate with two digits that count.
    public static String rate(double rate) {
        if (Double.isInfinite(rate)) {
            return "any number of";
        }
        if (rate >= 10) {
            return "%,.0f".formatted(rate);
        }
        if (rate >= 1 || rate == 0) {
            return "%.1f".formatted(rate);
        }
        int digits = 1 - (int) Math.floor(Math.log10(rate));
        return ("%." + Math.min(digits, 9) + "f").formatted(rate);
    }

    /// Milliseconds below a second, seconds above.
    public static String millis(double millis) {
        if (millis >= 10_000) {
            return "%,.0f s".formatted(millis / 1000);
        }
        return millis >= 1000
                ? "%.1f s".formatted(millis / 1000)
                : (millis < 10 ? "%.1f ms" : "%.0f ms").formatted(millis);
    }

    public static String percent(double share) {
        return share > 0 && share < 0.001
                ? "<0.1 %"
                : (share < 0.1 ? "%.1f %%" : "%.0f %%").formatted(100 * share);
    }
}
