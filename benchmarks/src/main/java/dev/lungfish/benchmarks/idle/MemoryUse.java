package dev.lungfish.benchmarks.idle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a JVM holds.
///
/// @param heapBytes live objects, after a full collection
/// @param residentBytes memory of the whole process, as the system counts it
record MemoryUse(long heapBytes, long residentBytes) {

    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);
    private static final Pattern RESIDENT =
            Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);

    /// Of the JVM with this process id; makes it collect its garbage.
    static MemoryUse of(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String histogram =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return new MemoryUse(find(TOTAL, histogram), 1024 * find(RESIDENT, status));
    }

    private static long find(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in:\n" + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
