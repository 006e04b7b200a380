package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import dev.lungfish.assessor.prose.Tally;
import dev.lungfish.assessor.prose.Words;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/// A line for each service, in columns that are known before the services are.
final class FleetTable {

    private static final String COLUMNS = "  %-16s  %-9s  %8s  %7s  %5s  %8s  %8s  %8s  %8s";
    private static final int LEAST_WIDTH = 7;
    private static final Pattern VERSION_AND_ENDING = Pattern.compile("(-\\d.*)?\\.[a-z]+$");

    private final String nameColumn;
    private final String format;

    /// @param targets those that will have a line
    FleetTable(Collection<Target> targets) {
        int width = targets.stream().mapToInt(FleetTable::width).max().orElse(0);
        this.nameColumn = "%-" + Math.max(LEAST_WIDTH, width) + "s";
        this.format = nameColumn + COLUMNS;
    }

    private static int width(Target target) {
        return shortName(target.label()).length();
    }

    /// The name that a file without version and ending gives.
    private static String shortName(String label) {
        return VERSION_AND_ENDING.matcher(label).replaceFirst("");
    }

    String heading() {
        return line(
                "SERVICE",
                "AS A FUNCTION",
                "BEST AS",
                "BLOCKERS",
                "CHANGES",
                "COSTS",
                "START",
                "CACHED",
                "RESTORED",
                "SIZE");
    }

    String row(Assessment one) {
        Tally tally = Tally.of(one);
        return line(
                one.service(),
                Words.answer(one.conclusion().answer()),
                one.conclusion().best().wireName(),
                tally.blockers(),
                tally.changes(),
                tally.costs(),
                Words.millis(one.start().plainMillis()),
                Words.millis(one.start().cachedMillis()),
                Words.millis(one.start().restoredMillis()),
                Words.size(one.sizeBytes()));
    }

    /// The reason takes the place of the columns.
    String row(Unassessed one) {
        return nameColumn.formatted(shortName(one.service())) + "  not assessed: " + one.reason();
    }

    private String line(Object... cells) {
        return String.format(Locale.ROOT, format, cells).stripTrailing();
    }
}
