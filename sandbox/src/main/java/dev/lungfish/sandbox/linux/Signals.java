package dev.lungfish.sandbox.linux;

/// The signals that a sandbox is driven with; the numbers are Linux' on x86-64 and ARM.
public final class Signals {

    public static final int KILL = 9;
    public static final int TERMINATE = 15;
    public static final int CONTINUE = 18;
    public static final int STOP = 19;

    private Signals() {}
}
