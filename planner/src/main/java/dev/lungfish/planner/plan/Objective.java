package dev.lungfish.planner.plan;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long answers may take that somebody waits for.
///
/// @param percentile which of them: 99 for all but one in a hundred
public record Objective(double percentile, double millis) {

    private static final Pattern FORM = Pattern.compile("p(50|95|99)=([0-9]+(?:\\.[0-9]+)?)(ms|s)");

    /// From text such as `p99=300ms`.
    public static Objective parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an objective is like p99=300ms: p50, p95 or p99, and a time in ms or s, unlike '%s'"
                            .formatted(text));
        }
        double time = new BigDecimal(matcher.group(2)).doubleValue();
        return new Objective(
                Double.parseDouble(matcher.group(1)),
                matcher.group(3).equals("s") ? time * 1000 : time);
    }

    @Override
    public String toString() {
        return "p%.0f of %,.0f ms".formatted(percentile, millis);
    }
}
