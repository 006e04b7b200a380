package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Assumption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The calendar day of a trace's first file.
///
/// @param known whether it is told; otherwise it is taken
record AzureDay(LocalDate day, boolean known) {

    /// The data set's README: `d01` is 15 July 2019, a Monday.
    private static final LocalDate FIRST = LocalDate.of(2019, 7, 15);

    private static final Pattern NUMBERED = Pattern.compile(".*[._]d(\\d\\d)[._].*");

    static AzureDay of(@Nullable LocalDate told, InputFile file) {
        if (told != null) {
            return new AzureDay(told, true);
        }
        Matcher numbered = NUMBERED.matcher(file.fileName());
        return numbered.matches()
                ? new AzureDay(FIRST.plusDays(Integer.parseInt(numbered.group(1)) - 1), true)
                : new AzureDay(FIRST, false);
    }

    List<Assumption> assumptions(ZoneId zone) {
        List<Assumption> assumptions = new ArrayList<>();
        if (!known) {
            assumptions.add(
                    new Assumption(
                            "the day of the trace",
                            "Monday 2019-07-15",
                            "its files do not say; this is the data set's first day",
                            "--traffic azure:DIR?day=2019-07-17"));
        }
        assumptions.add(
                new Assumption(
                        "the time zone of the trace",
                        zone.getId(),
                        "the data set counts minutes of a day and names no zone",
                        "--zone"));
        return assumptions;
    }
}
