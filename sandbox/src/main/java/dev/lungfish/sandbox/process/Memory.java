package dev.lungfish.sandbox.process;

/// What one process holds, as `/proc/PID/status` tells.
///
/// Held is what would be free if the process ended: anonymous and shared memory. Resident is that and the pages of
/// files that it maps, such as its program's, which the kernel can drop: AWS counts them in `Max Memory Used`, but
/// nothing is killed for them. Memory that a fork shares with its parent until one of them writes counts in both.
///
/// @param heldBytes now
/// @param heldPeakBytes at most so far, as far as the kernel can tell
/// @param fileBytes pages of files, now
/// @param residentPeakBytes all of it, at most so far
record Memory(long heldBytes, long heldPeakBytes, long fileBytes, long residentPeakBytes) {

    static final Memory NONE = new Memory(0, 0, 0, 0);

    static Memory parse(String status) {
        long files = bytes(status, "RssFile:");
        long held = bytes(status, "RssAnon:") + bytes(status, "RssShmem:");
        long residentPeak = Math.max(held + files, bytes(status, "VmHWM:"));
        return new Memory(held, Math.max(held, residentPeak - files), files, residentPeak);
    }

    private static long bytes(String status, String name) {
        int at = status.indexOf(name);
        if (at < 0) {
            return 0;
        }
        int i = at + name.length();
        while (status.charAt(i) == ' ' || status.charAt(i) == '\t') {
            i++;
        }
        long kilobytes = 0;
        for (; i < status.length() && Character.isDigit(status.charAt(i)); i++) {
            kilobytes = kilobytes * 10 + (status.charAt(i) - '0');
        }
        return kilobytes * 1024;
    }
}
