package dev.lungfish.server.logs;

import dev.lungfish.server.logs.InvocationReport.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The lines that AWS Lambda writes about an invocation, character by character, without their line ends.
///
/// The plain REPORT line ends with a tab, as it does in CloudWatch.
public final class InvocationLines {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// The phase in which an initialisation ran: ahead of the first invocation, or again within it.
    public enum Phase {
        INIT("init"),
        INVOKE("invoke");

        private final String wireName;

        Phase(String wireName) {
            this.wireName = wireName;
        }
    }

    private InvocationLines() {}

    public static String start(String requestId, String version) {
        return "START RequestId: " + requestId + " Version: " + version;
    }

    public static String end(String requestId) {
        return "END RequestId: " + requestId;
    }

    public static String report(InvocationReport report) {
        StringBuilder line = new StringBuilder(224);
        line.append("REPORT RequestId: ").append(report.requestId()).append("\tDuration: ");
        millis(line, report.handlerNanos());
        line.append("\tBilled Duration: ").append(report.billedMillis());
        line.append(" ms\tMemory Size: ").append(report.memoryMegabytes());
        line.append(" MB\tMax Memory Used: ").append(report.maxMemoryMegabytes()).append(" MB\t");
        if (report.initNanos() > 0) {
            line.append("Init Duration: ");
            millis(line, report.initNanos());
            line.append('\t');
        }
        status(line, report.status());
        return line.toString();
    }

    /// The line of an initialisation that failed or ran into its limit.
    public static String initReport(long initNanos, Phase phase, Status status) {
        StringBuilder line = new StringBuilder(96);
        line.append("INIT_REPORT Init Duration: ");
        millis(line, initNanos);
        line.append("\tPhase: ").append(phase.wireName).append('\t');
        status(line, status);
        return line.toString();
    }

    /// The line of an invocation that was killed at its timeout, written before END.
    public static String timedOut(Instant at, String requestId, int timeoutSeconds) {
        return MILLIS.format(at)
                + " "
                + requestId
                + " Task timed out after "
                + timeoutSeconds
                + ".00 seconds";
    }

    /// The line of a program that ended by itself in the middle of an invocation, written before END.
    ///
    /// @param reason what the caller is told, for example `Runtime exited with error: exit status 1`
    public static String failed(String requestId, String reason) {
        return "RequestId: " + requestId + " Error: " + reason;
    }

    private static void status(StringBuilder line, Status status) {
        switch (status) {
            case Status.Success _ -> {}
            case Status.Timeout _ -> line.append("Status: timeout");
            case Status.Failure failure ->
                    line.append("Status: error\tError Type: ").append(failure.errorType());
        }
    }

    /// Two decimals, rounded half up, and the unit.
    private static void millis(StringBuilder line, long nanos) {
        long hundredths = (nanos + 5_000) / 10_000;
        long fraction = hundredths % 100;
        line.append(hundredths / 100).append(fraction < 10 ? ".0" : ".").append(fraction);
        line.append(" ms");
    }
}
