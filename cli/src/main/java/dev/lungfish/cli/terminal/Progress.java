package dev.lungfish.cli.terminal;

import java.io.PrintWriter;

/// A line that is rewritten in place as something goes on, and is gone when this is closed. Where no one would see it
/// move, it shows nothing.
public final class Progress implements AutoCloseable {

    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean visible;

    private Progress(PrintWriter out, boolean visible) {
        this.out = out;
        this.visible = visible;
    }

    /// A line of `out`.
    ///
    /// @param terminal whether `out` is a terminal
    public static Progress on(PrintWriter out, boolean terminal) {
        return new Progress(out, terminal);
    }

    public void show(String line) {
        print(CLEAR + line);
    }

    /// Takes the line away, until there is more to show.
    public void clear() {
        print(CLEAR);
    }

    private void print(String text) {
        if (visible) {
            out.print(text);
            out.flush();
        }
    }

    @Override
    public void close() {
        print(CLEAR);
    }
}
