package dev.lungfish.simulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another JVM, which runs a program with one seed.
final class OtherJvm {

    private OtherJvm() {}

    /// What the program prints.
    ///
    /// @param options how that JVM is different
    static String says(Class<?> program, long seed, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(program.getName(), Long.toString(seed)));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(jvm.getInputStream().readAllBytes(), UTF_8).strip();
            assertThat(jvm.waitFor()).as(said).isZero();
            return said;
        } finally {
            jvm.destroyForcibly();
        }
    }
}
