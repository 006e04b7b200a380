package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.Exit;

/// A shell's way to say how a program ended.
public final class ShellStatus {

    private static final int SIGNALS = 128;
    private static final int LAST_OWN_STATUS = 130;
    private static final int LAST_SIGNAL = 64;

    private ShellStatus() {}

    /// A signal that ended the program is a status of 128 and its number. SIGHUP and SIGINT come from terminals only,
    /// so 129 and 130 are a program's own.
    public static Exit exit(int status) {
        return status > LAST_OWN_STATUS && status <= SIGNALS + LAST_SIGNAL
                ? new Exit.Signal(status - SIGNALS)
                : new Exit.Status(status);
    }
}
