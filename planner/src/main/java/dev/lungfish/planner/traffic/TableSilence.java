package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import java.util.List;

/// Stretches of a traffic table, longer than a step, in which no service has a row.
final class TableSilence {

    private TableSilence() {}

    /// What is taken for them, if there are any.
    ///
    /// @param times of all rows, ascending
    static List<Assumption> in(long[] times, long stepNanos) {
        int longest = 0;
        int stretches = 0;
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[i - 1] > 2 * stepNanos) {
                stretches++;
                boolean longer = longest == 0 || length(times, i) > length(times, longest);
                longest = longer ? i : longest;
            }
        }
        return stretches == 0
                ? List.of()
                : List.of(taken(stretches, times[longest - 1] + stepNanos, times[longest]));
    }

    private static long length(long[] times, int next) {
        return times[next] - times[next - 1];
    }

    private static Assumption taken(int stretches, long from, long to) {
        String stretch =
                "no rows from %s to %s".formatted(Extent.instant(from), Extent.instant(to));
        String what =
                stretches == 1
                        ? stretch
                        : "%s, the longest of %,d such stretches".formatted(stretch, stretches);
        return new Assumption(
                what,
                "no requests",
                "a step without rows is one without requests",
                "rows for them");
    }
}
