package dev.lungfish.core.scaling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same history gives the same answers, in another JVM too.
class DeterminismTest {

    private static final long SEED = 9;

    @Test
    void aRunCanBeRepeated() throws Exception {
        assertThat(Digest.of(SEED)).isEqualTo(Digest.of(SEED)).isNotEqualTo(Digest.of(SEED + 1));
    }

    /// One in which all objects have the same identity hash code.
    @Test
    void anotherJvmGivesTheSameAnswers() throws Exception {
        assertThat(digestInAnotherJvm()).isEqualTo(Digest.of(SEED));
    }

    private static String digestInAnotherJvm() throws IOException, InterruptedException {
        Process jvm =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UnlockExperimentalVMOptions",
                                        "-XX:hashCode=2",
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
