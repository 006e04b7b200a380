package dev.lungfish.sandbox.process;

/// What one process holds, as `/proc/PID/status` tells.
///
/// Counted is what would be free if the process ended: anonymous and shared memory, but no pages of files, which the
/// kernel can drop. Memory that a fork shares with its parent until one of them writes counts in both.
///
/// @param heldBytes now
/// @param peakBytes at most so far
record Memory(long heldBytes, long peakBytes) {

    static final Memory NONE = new Memory(0, 0);

    static Memory parse(String status) {
        long files = kilobytes(status, "RssFile:");
        long held = kilobytes(status, "RssAnon:") + kilobytes(status, "RssShmem:");
        long peak = Math.max(held, kilobytes(status, "VmHWM:") - files);
        return new Memory(held * 1024, peak * 1024);
    }

    private static long kilobytes(String status, String name) {
        int at = status.indexOf(name);
        if (at < 0) {
            return 0;
        }
        int i = at + name.length();
        while (status.charAt(i) == ' ' || status.charAt(i) == '\t') {
            i++;
        }
        long value = 0;
        for (; i < status.length() && Character.isDigit(status.charAt(i)); i++) {
            value = value * 10 + (status.charAt(i) - '0');
        }
        return value;
    }
}
