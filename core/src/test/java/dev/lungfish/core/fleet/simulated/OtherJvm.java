package dev.lungfish.core.fleet.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Another JVM, which runs a program with one seed.
public final class OtherJvm {

    private OtherJvm() {}

    /// What the program prints.
    ///
    /// @param hashCodes how that JVM makes identity hash codes: its experimental option `hashCode`
    public static String says(Class<?> program, long seed, int hashCodes)
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
                                        program.getName(),
                                        Long.toString(seed)))
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
