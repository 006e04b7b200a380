package dev.lungfish.benchmarks.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Memory that processes hold together, as the system counts it; what they share is counted for each.
///
/// @param bytes now
/// @param peakBytes the most since their start, or since the last [#forgetPeak]
public record Resident(long bytes, long peakBytes) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern NOW = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+(\\d+) kB", Pattern.MULTILINE);

    /// Of the processes with these ids.
    public static Resident of(List<Long> pids) throws IOException {
        long bytes = 0;
        long peakBytes = 0;
        for (long pid : pids) {
            String status = Files.readString(file(pid, "status"));
            bytes += 1024 * find(NOW, status);
            peakBytes += 1024 * find(PEAK, status);
        }
        return new Resident(bytes, peakBytes);
    }

    /// Lets the peak begin at what they hold now.
    ///
    /// Source: Linux, proc(5), `/proc/PID/clear_refs`.
    public static void forgetPeak(List<Long> pids) throws IOException {
        for (long pid : pids) {
            Files.writeString(file(pid, "clear_refs"), "5");
        }
    }

    private static Path file(long pid, String name) {
        return PROCESSES.resolve(Long.toString(pid)).resolve(name);
    }

    private static long find(Pattern pattern, String status) throws IOException {
        Matcher matcher = pattern.matcher(status);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in:\n" + status);
        }
        return Long.parseLong(matcher.group(1));
    }
}
