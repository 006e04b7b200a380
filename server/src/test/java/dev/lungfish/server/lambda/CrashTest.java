package dev.lungfish.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lungfish.server.store.DataDirectory;
import dev.lungfish.server.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a platform has acknowledged is there when it was killed at any moment.
class CrashTest {

    private static final int ROUNDS = 2;

    @TempDir Path data;

    @Test
    void keepsEveryAcknowledgedFunctionAndItsCode() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged.addAll(declareUntilKilled(round * 10_000, 5 * round));
            try (ControlServer server = new ControlServer(data)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(server.catalog.get().services().keySet())
                                                .containsAll(acknowledged));
                for (String name : acknowledged) {
                    assertThat(
                                    server.catalog
                                            .get()
                                            .services()
                                            .get(name)
                                            .revisions()
                                            .get("$LATEST")
                                            .codeDirectory()
                                            .resolve("index.js"))
                            .hasContent("exports.name = '" + name + "';");
                }
            }
        }
    }

    /// Kills the child as soon as it has acknowledged so many, wherever it is then.
    private List<String> declareUntilKilled(int from, int count)
            throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DeclaringChild.class.getName(),
                                data.toString(),
                                Integer.toString(from))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            while (acknowledged.size() < count) {
                acknowledged.add(output.readLine());
            }
            assertThatThrownBy(() -> DataDirectory.open(data))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Another platform uses the data directory");
            child.toHandle().destroyForcibly();
            output.lines().forEach(acknowledged::add);
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
