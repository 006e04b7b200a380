package dev.lungfish.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.logs.InvocationReport.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InvocationLinesTest {

    private static final String ID = "8f507cfc-0b1d-4e4b-9b1b-1f2d3c4b5a69";

    @Test
    void startAndEnd() {
        assertThat(InvocationLines.start(ID, "$LATEST"))
                .isEqualTo("START RequestId: " + ID + " Version: $LATEST");
        assertThat(InvocationLines.end(ID)).isEqualTo("END RequestId: " + ID);
    }

    @Test
    void reportOfAWarmInvocation() {
        assertThat(report(0, 2_594_999, 3, Status.SUCCESS))
                .isEqualTo(
                        "REPORT RequestId: "
                                + ID
                                + "\tDuration: 2.59 ms\tBilled Duration: 3 ms"
                                + "\tMemory Size: 128 MB\tMax Memory Used: 36 MB\t");
    }

    @Test
    void reportOfAColdInvocation() {
        assertThat(report(113_710_000, 999_996, 115, Status.SUCCESS))
                .endsWith(
                        "\tDuration: 1.00 ms\tBilled Duration: 115 ms\tMemory Size: 128 MB"
                                + "\tMax Memory Used: 36 MB\tInit Duration: 113.71 ms\t");
    }

    @Test
    void reportOfAFailedInvocation() {
        assertThat(report(0, 3_000_000_000L, 3000, Status.TIMEOUT))
                .endsWith(
                        "\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB"
                                + "\tMax Memory Used: 36 MB\tStatus: timeout");
        assertThat(report(0, 95_780_000, 96, new Status.Failure("Runtime.ExitError")))
                .endsWith("\tMax Memory Used: 36 MB\tStatus: error\tError Type: Runtime.ExitError");
    }

    @Test
    void hundredthsAreRoundedHalfUpAndPadded() {
        assertThat(report(0, 5_000, 1, Status.SUCCESS)).contains("\tDuration: 0.01 ms\t");
        assertThat(report(0, 4_999, 1, Status.SUCCESS)).contains("\tDuration: 0.00 ms\t");
        assertThat(report(0, 1_090_000, 2, Status.SUCCESS)).contains("\tDuration: 1.09 ms\t");
    }

    @Test
    void initReports() {
        assertThat(
                        InvocationLines.initReport(
                                10_008_510_000L, InvocationLines.Phase.INIT, Status.TIMEOUT))
                .isEqualTo("INIT_REPORT Init Duration: 10008.51 ms\tPhase: init\tStatus: timeout");
        assertThat(
                        InvocationLines.initReport(
                                83_580_000,
                                InvocationLines.Phase.INVOKE,
                                new Status.Failure("Runtime.ImportModuleError")))
                .isEqualTo(
                        "INIT_REPORT Init Duration: 83.58 ms\tPhase: invoke\tStatus: error"
                                + "\tError Type: Runtime.ImportModuleError");
    }

    @Test
    void timeoutAndExit() {
        assertThat(InvocationLines.timedOut(Instant.parse("2026-08-22T10:00:00.120Z"), ID, 3))
                .isEqualTo("2026-08-22T10:00:00.120Z " + ID + " Task timed out after 3.00 seconds");
        assertThat(InvocationLines.failed(ID, "Runtime exited with error: exit status 1"))
                .isEqualTo("RequestId: " + ID + " Error: Runtime exited with error: exit status 1");
    }

    private static String report(
            long initNanos, long handlerNanos, long billedMillis, Status status) {
        return InvocationLines.report(
                new InvocationReport(ID, initNanos, handlerNanos, billedMillis, 128, 36, status));
    }
}
