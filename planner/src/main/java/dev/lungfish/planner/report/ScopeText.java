package dev.lungfish.planner.report;

import dev.lungfish.planner.plan.Plan;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What was planned for, in a line.
final class ScopeText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private ScopeText() {}

    static String of(Plan.Scope scope) {
        String objective =
                scope.objective() == null ? "" : ", with an objective of " + scope.objective();
        return "%,d services and %,d requests in %s from %s (%s), on %s%s"
                .formatted(
                        scope.services(),
                        scope.requests(),
                        length(scope.length()),
                        TIME.format(scope.start().atZone(scope.zone())),
                        scope.zone().getId().equals("Z") ? "UTC" : scope.zone(),
                        scope.platforms(),
                        objective);
    }

    private static String length(Duration length) {
        if (length.compareTo(Duration.ofDays(2)) >= 0 && length.toHoursPart() == 0) {
            return length.toDays() + " days";
        }
        if (length.compareTo(Duration.ofHours(2)) >= 0) {
            return length.toHours() + " hours";
        }
        return length.compareTo(Duration.ofMinutes(2)) >= 0
                ? length.toMinutes() + " minutes"
                : length.toSeconds() + " seconds";
    }
}
