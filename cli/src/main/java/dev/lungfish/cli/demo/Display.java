package dev.lungfish.cli.demo;

/// How the demo shows itself as it goes.
public enum Display {
    /// A table that is drawn again in its place.
    TERMINAL,
    /// A line now and then, and the table at the end.
    LINES,
    /// Nothing: someone else shows the result.
    NOTHING
}
