package dev.lungfish.planner.services;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lungfish.planner.input.Problems;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line of a table of services.
final class CsvRow {

    private static final List<String> KINDS =
            List.of(
                    "Deployment",
                    "StatefulSet",
                    "DaemonSet",
                    "ReplicaSet",
                    "Pod",
                    "CronJob",
                    "Job");

    private final String where;
    private final CsvColumns columns;
    private final CsvRecord row;
    private final Problems problems;

    CsvRow(String where, CsvColumns columns, CsvRecord row, Problems problems) {
        this.where = where;
        this.columns = columns;
        this.row = row;
        this.problems = problems;
    }

    long line() {
        return row.getStartingLineNumber();
    }

    void problem(String sentence) {
        problems.add(where, Math.toIntExact(line()), sentence);
    }

    /// Whether it has as many cells as there are columns, and a name.
    boolean isComplete() {
        if (row.getFieldCount() != columns.count()) {
            problem("has %d cells for %d columns.".formatted(row.getFieldCount(), columns.count()));
            return false;
        }
        if (cell("service").isEmpty()) {
            problem("has no service; say its name.");
            return false;
        }
        return true;
    }

    Workload workload() {
        String schedule = schedule();
        String kind = kind(schedule);
        Workload.Requested claim = claim();
        String image = cell("image").isEmpty() ? null : cell("image");
        Integer replicas = number("replicas", 0);
        return new Workload(
                cell("service"),
                kind,
                replicas == null ? 1 : replicas,
                claim,
                scaling(),
                number("min_available", 0),
                schedule,
                image,
                pinned(kind, image, claim),
                null,
                List.of(),
                image == null ? null : RuntimeGuess.ofImage(image),
                List.of(),
                null);
    }

    private String cell(String column) {
        return columns.cell(row, column);
    }

    private String kind(@Nullable String schedule) {
        String text = cell("kind");
        if (text.isEmpty()) {
            return schedule == null ? "Deployment" : "CronJob";
        }
        for (String kind : KINDS) {
            if (kind.equalsIgnoreCase(text)) {
                return checked(kind, schedule);
            }
        }
        problem("kind is '%s'; it is one of %s.".formatted(text, String.join(", ", KINDS)));
        return "Deployment";
    }

    private String checked(String kind, @Nullable String schedule) {
        boolean timed = kind.equals("CronJob");
        if (timed && cell("schedule").isEmpty()) {
            problem("is a CronJob without a schedule; say one, like 0 3 * * *.");
        }
        if (!timed && schedule != null) {
            problem("is a " + kind + " with a schedule; only a CronJob has one.");
        }
        return kind;
    }

    private @Nullable String schedule() {
        String text = cell("schedule");
        if (text.isEmpty()) {
            return null;
        }
        try {
            Cron.parse(text, ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            problem(String.valueOf(e.getMessage()));
        }
        return text;
    }

    private Workload.Requested claim() {
        Workload.Requested claim =
                new Workload.Requested(
                        number("cpu_m", 1),
                        number("memory_mb", 1),
                        number("cpu_limit_m", 1),
                        number("memory_limit_mb", 1));
        inOrder(claim.cpuMillis(), "cpu_m", claim.cpuLimitMillis(), "cpu_limit_m");
        inOrder(claim.megabytes(), "memory_mb", claim.limitMegabytes(), "memory_limit_mb");
        return new Workload.Requested(
                claim.cpuMillis() == null ? claim.cpuLimitMillis() : claim.cpuMillis(),
                claim.megabytes() == null ? claim.limitMegabytes() : claim.megabytes(),
                claim.cpuLimitMillis(),
                claim.limitMegabytes());
    }

    private void inOrder(
            @Nullable Integer less, String lessColumn, @Nullable Integer more, String moreColumn) {
        if (less != null && more != null && less > more) {
            problem("%s is %d, more than %s, %d.".formatted(lessColumn, less, moreColumn, more));
        }
    }

    private Workload.@Nullable Scaling scaling() {
        Integer least = number("min_replicas", 0);
        Integer most = number("max_replicas", 1);
        Integer percent = number("cpu_percent", 1);
        if (most == null) {
            if (cell("max_replicas").isEmpty() && (least != null || percent != null)) {
                problem("has no max_replicas; a service that is scaled has one.");
            }
            return null;
        }
        inOrder(least, "min_replicas", most, "max_replicas");
        return new Workload.Scaling(least == null ? 1 : least, most, percent);
    }

    private List<String> pinned(String kind, @Nullable String image, Workload.Requested claim) {
        Set<String> all = new LinkedHashSet<>();
        Arrays.stream(cell("pinned").split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(all::add);
        all.addAll(Pins.ofKind(kind));
        all.addAll(Pins.ofImage(image, cell("service")));
        all.addAll(Pins.ofSize(claim));
        return new ArrayList<>(all);
    }

    private @Nullable Integer number(String column, int least) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) {
            return Integer.valueOf(text);
        }
        problem("%s is '%s'; it is a whole number, %d or more.".formatted(column, text, least));
        return null;
    }
}
