package dev.lungfish.server.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.Store;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform that is killed forgets at most its last reading, and counts none twice.
final class KilledMeterTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final int ROUNDS = 2;

    @TempDir Path data;

    @Test
    void keepsEveryReadingThatWasStored() throws Exception {
        long stored = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            long acknowledged = meterUntilKilled(20 * round);
            HeldUsage usage = usage();
            long clusterMillis = usage.clusterMillis() - stored;

            assertThat(clusterMillis).isBetween(acknowledged, acknowledged + 1000);
            assertThat(usage.nodeMillis().values()).containsExactly(usage.clusterMillis());
            assertThat(usage.replicas().values())
                    .allSatisfy(
                            time ->
                                    assertThat(time.heldMillis())
                                            .isEqualTo(2 * usage.clusterMillis()))
                    .hasSize(1);
            stored = usage.clusterMillis();
        }
    }

    private HeldUsage usage() {
        try (DataDirectory directory = DataDirectory.open(data);
                Store store = Store.open(directory)) {
            return store.held(MONTH);
        }
    }

    /// Kills the child as soon as it has stored so many readings, wherever it is then, and tells the last that it stored.
    private long meterUntilKilled(int readings) throws Exception {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MeteringChild.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String last = "0";
        try (BufferedReader output = child.inputReader()) {
            for (int i = 0; i < readings; i++) {
                last = output.readLine();
            }
            child.toHandle().destroyForcibly();
            last = output.lines().reduce(last, (_, next) -> next);
        } finally {
            child.destroyForcibly().waitFor();
        }
        return Long.parseLong(last);
    }
}
