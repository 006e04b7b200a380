package dev.lungfish.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/// Draws the table again in the same place of a terminal.
final class TerminalScreen implements Screen {

    /// No cursor while drawing, and no new line where the terminal is too narrow.
    private static final String BEGIN_FRAME = "\033[?25l\033[?7l";

    private static final String END_FRAME = "\033[J\033[?7h\033[?25h";

    private final PrintWriter out;
    private final Dashboard dashboard;
    private int drawn;

    TerminalScreen(PrintWriter out, Dashboard dashboard) {
        this.out = out;
        this.dashboard = dashboard;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(250);
    }

    @Override
    public void begin() {
        dashboard.heading().forEach(out::println);
        out.println();
    }

    @Override
    public void show(Snapshot snapshot) {
        List<String> lines = dashboard.table(snapshot);
        StringBuilder frame = new StringBuilder(BEGIN_FRAME);
        if (drawn > 0) {
            frame.append("\033[").append(drawn).append('A');
        }
        lines.forEach(line -> frame.append("\r\033[K").append(line).append('\n'));
        out.print(frame.append(END_FRAME));
        out.flush();
        drawn = lines.size();
    }

    @Override
    public void end(Snapshot snapshot, Duration mostLate) {
        show(snapshot);
        out.println();
        out.println(dashboard.summary(snapshot, mostLate));
    }
}
