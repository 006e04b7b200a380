package dev.lungfish.sandbox.linux;

import org.jspecify.annotations.Nullable;

/// One process as `/proc/PID/stat` shows it, in the numbers of the namespace that this `/proc` belongs to.
///
/// @param group 0 where its leader is outside of the namespace
/// @param startTicks when it started
public record ProcessStat(
        int pid, char state, int parent, int group, int session, long cpuTicks, long startTicks) {

    /// A process for ever: its number may be another's later.
    public record Identity(int pid, long startTicks) {}

    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int FIRST_TIME = 11;
    private static final int LAST_TIME = 14;
    private static final int START = 19;
    private static final long NANOS_PER_TICK = 10_000_000;

    /// Null if there is no such process (any more).
    public static @Nullable ProcessStat read(String procDirectory, int pid) {
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
                times(fields),
                Long.parseLong(fields[START]));
    }

    /// Processor time, that of its ended children included.
    public long cpuNanos() {
        return cpuTicks * NANOS_PER_TICK;
    }

    public Identity identity() {
        return new Identity(pid, startTicks);
    }

    public boolean stopped() {
        return state == 'T' || state == 't';
    }

    /// Whether it has ended and only waits for its parent to ask how.
    public boolean zombie() {
        return state == 'Z' || state == 'X';
    }

    private static long times(String[] fields) {
        long ticks = 0;
        for (int i = FIRST_TIME; i <= LAST_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }
}
