package dev.lungfish.proof;

import dev.lungfish.assessor.Assessor;
import dev.lungfish.assessor.archive.Bounds;
import dev.lungfish.assessor.archive.Program;
import dev.lungfish.assessor.finding.StartEstimate;
import dev.lungfish.profiles.PlatformProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Measures how long the platform takes to start real programs, beside what the assessor estimates: `proof/starts`.
final class StartTimes {

    private static final int ROUNDS = 3;

    private record Row(
            String program, StartEstimate estimate, long plainMillis, Optional<Long> cachedMillis) {

        double plainError() {
            return (double) estimate.plainMillis() / plainMillis - 1;
        }

        double cachedError() {
            return (double) estimate.cachedMillis() / cachedMillis.orElseThrow() - 1;
        }
    }

    private StartTimes() {}

    /// Prints a table.
    ///
    /// @param names the programs to measure; all that can be started if there are none
    public static void main(String[] names) throws Exception {
        List<Row> rows = new ArrayList<>();
        System.out.println(
                """
                | program | estimated ms | measured ms | error | with a cache: estimated ms | measured ms | error |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |""");
        try (Platform platform = Platform.up()) {
            for (Truth truth : Truths.all()) {
                if (truth.run() != null
                        && (names.length == 0 || List.of(names).contains(truth.name()))) {
                    Row row = measure(platform, truth);
                    rows.add(row);
                    System.out.println(line(row));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nMedian error: %.0f %% plain, %.0f %% with a cache.%n",
                100 * median(rows.stream().map(row -> Math.abs(row.plainError())).toList()),
                100
                        * median(
                                rows.stream()
                                        .filter(row -> row.cachedMillis().isPresent())
                                        .map(row -> Math.abs(row.cachedError()))
                                        .toList()));
    }

    /// The cache is made by hand, since its program has to end by itself.
    private static Row measure(Platform platform, Truth truth) throws Exception {
        List<Path> files = Programs.files(truth).orElseThrow();
        Path cache =
                Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cache")
                        .resolve("program.aot");
        try {
            StartedProgram program = new StartedProgram(truth, files);
            program.start(List.of("-XX:AOTCacheOutput=" + cache));
            long plain = median(platform, program, List.of());
            Optional<Long> cached =
                    Files.exists(cache)
                            ? Optional.of(
                                    median(platform, program, List.of("-XX:AOTCache=" + cache)))
                            : Optional.empty();
            return new Row(truth.name(), estimate(files), plain, cached);
        } finally {
            Files.deleteIfExists(cache);
            Files.delete(cache.getParent());
        }
    }

    private static StartEstimate estimate(List<Path> files) throws IOException {
        try (Program program = dev.lungfish.assessor.archive.Programs.open(files, Bounds.DEFAULT)) {
            return new Assessor(PlatformProfile.awsLambda()).assess(program).start();
        }
    }

    private static long median(Platform platform, StartedProgram program, List<String> options)
            throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(platform.start(program, options));
        }
        return median(times);
    }

    private static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %+.0f %% | %,d | %s | %s |",
                row.program(),
                row.estimate().plainMillis(),
                row.plainMillis(),
                100 * row.plainError(),
                row.estimate().cachedMillis(),
                row.cachedMillis().map("%,d"::formatted).orElse("-"),
                row.cachedMillis().isPresent()
                        ? String.format(Locale.ROOT, "%+.0f %%", 100 * row.cachedError())
                        : "-");
    }
}
