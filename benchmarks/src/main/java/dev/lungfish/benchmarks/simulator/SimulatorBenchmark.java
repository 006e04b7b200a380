package dev.lungfish.benchmarks.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the simulators in a JVM that has one core.
public final class SimulatorBenchmark {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private SimulatorBenchmark() {}

    /// Prints a table.
    ///
    /// @param trace the directory of the trace's files
    /// @return the exit code
    public static int run(Path trace, int rounds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "--cpu-list", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:ActiveProcessorCount=1", "-Xmx1g"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OneCore.class.getName(), trace.toString(), "" + rounds));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
