package dev.lungfish.planner.services;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One field of a schedule.
///
/// @param bits which values it allows, each a bit
/// @param any whether it is `*`, which narrows nothing
record CronField(long bits, boolean any) {

    private static final Pattern RANGE =
            Pattern.compile("(\\*|\\?|\\w+)(?:-(\\w+))?(?:/(\\d{1,4}))?");

    /// Reads a field.
    ///
    /// @param names of its values in their order, the least value's first
    /// @throws IllegalArgumentException with a sentence that says what is wrong
    static CronField parse(String what, String text, int least, int most, List<String> names) {
        long bits = 0;
        boolean any = false;
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw bad(what, text, least, most);
            }
            boolean all = range.group(1).matches("[*?]");
            int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
            int from = all ? least : value(range.group(1), least, names);
            int to = all ? most : end(range.group(2), range.group(3), from, most, least, names);
            if ((all && range.group(2) != null)
                    || from < least
                    || to > most
                    || from > to
                    || step < 1) {
                throw bad(what, text, least, most);
            }
            any |= all && step == 1;
            for (int i = from; i <= to; i += step) {
                bits |= 1L << i;
            }
        }
        return new CronField(bits, any);
    }

    boolean has(int value) {
        return (bits >> value & 1) == 1;
    }

    /// A single value is all of a range, unless it has a step: then the range goes on to the end.
    private static int end(
            @Nullable String to,
            @Nullable String step,
            int from,
            int most,
            int least,
            List<String> names) {
        if (to != null) {
            return value(to, least, names);
        }
        return step == null ? from : most;
    }

    /// The value of a number or a name; -1 if it is neither.
    private static int value(String text, int least, List<String> names) {
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        int index = names.indexOf(text.toLowerCase(Locale.ROOT));
        return index < 0 ? -1 : index + least;
    }

    private static IllegalArgumentException bad(String what, String text, int least, int most) {
        return new IllegalArgumentException(
                "schedule's %s is '%s'; it is *, or values from %d to %d like 5, 1-5, */10 or 1,15."
                        .formatted(what, text, least, most));
    }
}
