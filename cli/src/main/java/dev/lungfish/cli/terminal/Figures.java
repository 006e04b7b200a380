package dev.lungfish.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Writes quantities the way people read them. Each has its unit with it.
public final class Figures {

    private static final BigDecimal NANO = new BigDecimal("1e-9");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Figures() {}

    /// `$0`, `$0.0000123` (three digits below a cent), `$12.35`.
    public static String money(long nanoDollars) {
        if (nanoDollars == 0) {
            return "$0";
        }
        BigDecimal dollars = NANO.multiply(BigDecimal.valueOf(nanoDollars));
        BigDecimal shown =
                dollars.abs().compareTo(CENT) < 0
                        ? dollars.round(new MathContext(3, RoundingMode.HALF_UP))
                        : dollars.setScale(2, RoundingMode.HALF_UP);
        String sign = shown.signum() < 0 ? "-" : "";
        return sign + "$" + shown.abs().toPlainString();
    }

    /// `0.3 ms`, `12 ms`, `1,500 ms`, `2.5 s`.
    public static String duration(long micros) {
        if (micros < 10_000) {
            return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
        }
        if (micros < 10_000_000) {
            return String.format(Locale.ROOT, "%,d ms", Math.round(micros / 1e3));
        }
        return String.format(Locale.ROOT, "%,.1f s", micros / 1e6);
    }

    /// `12,345`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `900 B`, `12.3 KB`, `4.0 MB`, in powers of 1,024.
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        if (bytes < 1024 * 1024) {
            return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024.0));
    }
}
