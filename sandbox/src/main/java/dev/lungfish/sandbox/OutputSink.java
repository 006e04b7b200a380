package dev.lungfish.sandbox;

/// Takes what a program writes to standard output and standard error.
@FunctionalInterface
public interface OutputSink {

    /// One line, without its end; a line longer than 256 KiB comes in pieces. Called by one thread at a time, in
    /// order. It must return soon: other programs' output may wait behind it.
    void line(String line);
}
