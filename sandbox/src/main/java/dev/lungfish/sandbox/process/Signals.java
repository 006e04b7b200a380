package dev.lungfish.sandbox.process;

/// The signals that a sandbox is driven with; the numbers are Linux' on x86-64 and ARM.
final class Signals {

    static final int KILL = 9;
    static final int TERMINATE = 15;
    static final int CONTINUE = 18;
    static final int STOP = 19;

    private Signals() {}
}
