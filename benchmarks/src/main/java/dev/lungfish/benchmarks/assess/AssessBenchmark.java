package dev.lungfish.benchmarks.assess;

import dev.lungfish.benchmarks.child.Resident;
import dev.lungfish.benchmarks.child.Scratch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `lungfish assess` of a fleet: when its first and its last line are there, and how much memory it takes.
public final class AssessBenchmark {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private record Figures(double firstSeconds, double lastSeconds, double peakMegabytes) {}

    private AssessBenchmark() {}

    /// Prints a line for each round.
    ///
    /// @param base the Spring Boot jar that all services are copies of
    public static void run(Path base, int services, int rounds) throws Exception {
        if (!Files.exists(base)) {
            throw new IOException("there is no " + base + ": build proof, or name another --jar");
        }
        Path target = Files.createDirectories(Path.of("benchmarks", "target").toAbsolutePath());
        try (Scratch folder = new Scratch(Files.createTempDirectory(target, "fleet"))) {
            List<Path> jars = FleetOfJars.write(base, folder.path(), services);
            System.out.printf("| services | first line s | last line s | peak MB |%n");
            System.out.printf("| ---: | ---: | ---: | ---: |%n");
            for (int round = 0; round < rounds; round++) {
                Figures figures = assess(jars);
                System.out.printf(
                        "| %d | %.2f | %.2f | %.0f |%n",
                        services,
                        figures.firstSeconds(),
                        figures.lastSeconds(),
                        figures.peakMegabytes());
            }
        }
    }

    private static Figures assess(List<Path> jars) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(System.getProperty("lungfish.home", ".") + "/lungfish", "assess"));
        jars.forEach(jar -> command.add(jar.toString()));
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String heading = lines.readLine();
            double first = 0;
            double last = 0;
            long peak = 0;
            for (int row = 0; row < jars.size(); row++) {
                if (lines.readLine() == null) {
                    throw new IOException("only %d services after %s".formatted(row, heading));
                }
                last = (System.nanoTime() - begin) / NANOS_PER_SECOND;
                first = row == 0 ? last : first;
                if (process.isAlive()) {
                    peak = Resident.of(List.of(process.pid())).peakBytes();
                }
            }
            return new Figures(first, last, peak / BYTES_PER_MEGABYTE);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
