package dev.lungfish.sandbox.process;

import org.jspecify.annotations.Nullable;

/// One process as `/proc/PID/stat` shows it, in the numbers of the namespace that this `/proc` belongs to.
///
/// @param group 0 where its leader is outside of the namespace
/// @param startTicks when it started
record ProcessStat(int pid, char state, int parent, int group, int session, long startTicks) {

    /// A process for ever: its number may be another's later.
    record Identity(int pid, long startTicks) {}

    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int START = 19;

    /// Null if there is no such process (any more).
    static @Nullable ProcessStat read(String procDirectory, int pid) {
        String text = Libc.text(procDirectory + '/' + pid + "/stat");
        int afterName = text.lastIndexOf(')') + 2;
        if (afterName < 2 || afterName >= text.length()) {
            return null;
        }
        String[] fields = text.substring(afterName).split(" ", START + 2);
        return new ProcessStat(
                pid,
                fields[STATE].charAt(0),
                Integer.parseInt(fields[PARENT]),
                Integer.parseInt(fields[GROUP]),
                Integer.parseInt(fields[SESSION]),
                Long.parseLong(fields[START]));
    }

    Identity identity() {
        return new Identity(pid, startTicks);
    }

    boolean stopped() {
        return state == 'T' || state == 't';
    }

    /// Whether it has ended and only waits for its parent to ask how.
    boolean zombie() {
        return state == 'Z' || state == 'X';
    }
}
