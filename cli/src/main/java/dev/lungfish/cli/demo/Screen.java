package dev.lungfish.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;

/// Where the demo shows itself as it goes.
interface Screen {

    /// How often it wants to be shown something.
    Duration interval();

    void begin();

    void show(Snapshot snapshot);

    /// Shows the last snapshot, to stay, and what it all came to.
    ///
    /// @param mostLate by how much a request was sent too late, at most
    void end(Snapshot snapshot, Duration mostLate);

    static Screen of(Display display, PrintWriter out, Dashboard dashboard) {
        return switch (display) {
            case TERMINAL -> new TerminalScreen(out, dashboard);
            case LINES -> new LineScreen(out, dashboard);
            case NOTHING -> new SilentScreen();
        };
    }
}
