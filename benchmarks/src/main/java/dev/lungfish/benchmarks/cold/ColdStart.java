package dev.lungfish.benchmarks.cold;

import dev.lungfish.benchmarks.platform.Invocation;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One cold start beside the same program started by hand in the same round.
///
/// @param totalMillis from the caller's request to its answer
/// @param initMillis of it, the init that the function's `REPORT` line names
/// @param durationMillis of it, the invocation itself, likewise
/// @param byHandMillis from starting the process by hand to its answer
record ColdStart(
        double totalMillis, double initMillis, double durationMillis, double byHandMillis) {

    private static final Pattern INIT = Pattern.compile("Init Duration: ([0-9.]+) ms");
    private static final Pattern DURATION = Pattern.compile("\tDuration: ([0-9.]+) ms");

    static ColdStart of(Invocation invocation, long byHandNanos) throws IOException {
        return new ColdStart(
                invocation.nanos() / 1e6,
                find(INIT, invocation.logTail()),
                find(DURATION, invocation.logTail()),
                byHandNanos / 1e6);
    }

    /// What is neither init nor invocation: routing, deciding, making the sandbox.
    double restMillis() {
        return totalMillis - initMillis - durationMillis;
    }

    double overByHandMillis() {
        return totalMillis - byHandMillis;
    }

    private static double find(Pattern pattern, String log) throws IOException {
        Matcher matcher = pattern.matcher(log);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in the log of a cold start:\n" + log);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
