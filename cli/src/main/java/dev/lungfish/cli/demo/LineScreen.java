package dev.lungfish.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;

/// Adds a line now and then, and the table at the end.
final class LineScreen implements Screen {

    private final PrintWriter out;
    private final Dashboard dashboard;
    private String told = "";

    LineScreen(PrintWriter out, Dashboard dashboard) {
        this.out = out;
        this.dashboard = dashboard;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void begin() {
        dashboard.heading().forEach(out::println);
        out.println();
    }

    @Override
    public void show(Snapshot snapshot) {
        out.println(dashboard.line(snapshot));
        String move = snapshot.move().sentence();
        if (!move.equals(told)) {
            out.println(move);
            told = move;
        }
    }

    @Override
    public void end(Snapshot snapshot, Duration mostLate) {
        out.println();
        dashboard.table(snapshot).forEach(out::println);
        out.println();
        out.println(dashboard.summary(snapshot, mostLate));
    }
}
