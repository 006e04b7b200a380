package dev.lungfish.core.fleet.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same events give the same orders, whatever the JVM makes of hash codes and of the order of its own sets.
class DeterminismTest {

    private static final long SEED = 9;

    @Test
    void aRunCanBeRepeated() throws Exception {
        assertThat(Digest.of(SEED)).isEqualTo(Digest.of(SEED)).isNotEqualTo(Digest.of(SEED + 1));
    }

    /// Identity hash codes are random numbers with 0, the same for all objects with 2, and counted with 3. The order
    /// of `Set.of` and `Map.of` differs between any two JVMs.
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void anotherJvmGivesTheSameOrders(int hashCodes) throws Exception {
        assertThat(digestInAnotherJvm(hashCodes)).isEqualTo(Digest.of(SEED));
    }

    private static String digestInAnotherJvm(int hashCodes)
            throws IOException, InterruptedException {
        Process jvm =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UnlockExperimentalVMOptions",
                                        "-XX:hashCode=" + hashCodes,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Digest.class.getName(),
                                        Long.toString(SEED)))
                        .redirectErrorStream(true)
                        .start();
        try {
            String said = new String(jvm.getInputStream().readAllBytes(), UTF_8).strip();
            assertThat(jvm.waitFor()).as(said).isZero();
            return said;
        } finally {
            jvm.destroyForcibly();
        }
    }
}
