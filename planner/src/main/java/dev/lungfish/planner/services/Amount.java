package dev.lungfish.planner.services;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads Kubernetes quantities and says what is wrong with one.
final class Amount {

    private static final Pattern FORM =
            Pattern.compile(
                    "\\+?(\\d+(\\.\\d*)?|\\.\\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\\d{1,2})?");
    private static final Pattern BYTES = Pattern.compile("([\\d.]+)\\s*([kKmMgGtT])(i?[bB]|i|)");
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1 << 20);

    private Amount() {}

    /// What is wrong with a quantity, as the end of a sentence; null if nothing is.
    static @Nullable String mistake(Quantity quantity) {
        String text = text(quantity);
        if (FORM.matcher(text).matches()) {
            return null;
        }
        if (text.startsWith("-")) {
            return "is '" + text + "'; it is 0 or more.";
        }
        Matcher bytes = BYTES.matcher(text);
        return "is '%s', which is no quantity of Kubernetes; %s"
                .formatted(
                        text,
                        bytes.matches()
                                ? "write " + bytes.group(1) + unit(bytes.group(2)) + "."
                                : "write 250m for a quarter of a processor, 512Mi for memory.");
    }

    private static String unit(String letter) {
        return Character.toUpperCase(letter.charAt(0)) + "i";
    }

    static String text(Quantity quantity) {
        String amount = quantity.getAmount() == null ? "" : quantity.getAmount();
        return quantity.getFormat() == null ? amount : amount + quantity.getFormat();
    }

    static BigDecimal of(Quantity quantity) {
        return quantity.getNumericalAmount();
    }

    /// Thousandths of a processor, rounded up.
    static int millis(BigDecimal processors) {
        return whole(processors.movePointRight(3));
    }

    /// Megabytes of 1,048,576 bytes, rounded up.
    static int megabytes(BigDecimal bytes) {
        return whole(bytes.divide(MEGABYTE, 0, RoundingMode.CEILING));
    }

    private static int whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValueExact();
    }
}
