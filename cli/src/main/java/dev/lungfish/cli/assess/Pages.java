package dev.lungfish.cli.assess;

import dev.lungfish.assessor.finding.Assessment;
import dev.lungfish.assessor.finding.Unassessed;
import java.io.PrintWriter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is printed for people: one service's page, or a line for each.
public final class Pages {

    @Option(names = "--all", description = "Show every place and every call, not the first few.")
    private boolean all;

    @Option(
            names = "--details",
            description = "With several services: show the page of each after the table.")
    private boolean details;

    private @Nullable FleetTable table;

    /// Prints what can be said before anything is read.
    void begin(PrintWriter out, Collection<Target> targets) {
        if (targets.size() > 1) {
            table = new FleetTable(targets);
            out.println(table.heading());
        }
    }

    void show(PrintWriter out, Assessment one) {
        if (table == null) {
            page(out, one);
        } else {
            out.println(table.row(one));
        }
    }

    /// One that has no page: its reason is said beside the pages, and in the table.
    void show(PrintWriter out, Unassessed one) {
        if (table != null) {
            out.println(table.row(one));
        }
    }

    void end(PrintWriter out, Collection<Assessment> assessments) {
        if (table != null && details) {
            for (Assessment one : assessments) {
                out.println();
                page(out, one);
            }
        }
    }

    private void page(PrintWriter out, Assessment one) {
        ServicePage.lines(one, all).forEach(out::println);
    }
}
