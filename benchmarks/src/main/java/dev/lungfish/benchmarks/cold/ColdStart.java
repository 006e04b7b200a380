package dev.lungfish.benchmarks.cold;

import dev.lungfish.benchmarks.platform.Invocation;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One cold start beside the same program started by hand in the same round.
///
/// @param totalMillis from the caller's request to its answer
/// @param parts of it, until the environment could take the invocation
/// @param invocationMillis of it, the invocation itself, as the function's `REPORT` line has it
/// @param byHandMillis from starting the process by hand to its answer
record ColdStart(double totalMillis, Parts parts, double invocationMillis, double byHandMillis) {

    private static final Pattern DURATION = Pattern.compile("\tDuration: ([0-9.]+) ms");

    static ColdStart of(Invocation invocation, Parts parts, long byHandNanos) throws IOException {
        Matcher duration = DURATION.matcher(invocation.logTail());
        if (!duration.find()) {
            throw new IOException("no REPORT in the log of a cold start: " + invocation.logTail());
        }
        return new ColdStart(
                invocation.nanos() / 1e6,
                parts,
                Double.parseDouble(duration.group(1)),
                byHandNanos / 1e6);
    }

    /// What is in none of the parts: HTTP, routing, deciding.
    double restMillis() {
        return totalMillis
                - parts.sandboxMillis()
                - parts.runtimeMillis()
                - parts.initMillis()
                - invocationMillis;
    }

    double overByHandMillis() {
        return totalMillis - byHandMillis;
    }
}
