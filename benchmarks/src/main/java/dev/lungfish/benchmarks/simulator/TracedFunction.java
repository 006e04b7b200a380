package dev.lungfish.benchmarks.simulator;

import dev.lungfish.simulator.random.Distribution;
import dev.lungfish.simulator.random.Quantiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A function of the trace in `examples/fleet-500/azure`.
///
/// @param perMinute how many invocations there were in each minute
/// @param durations in nanoseconds
record TracedFunction(String name, int[] perMinute, Distribution durations) {

    private static final int KEYS = 3;
    private static final int FIRST_MINUTE = KEYS + 1;
    private static final int FIRST_PERCENTILE = KEYS + 4;
    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1};
    private static final double NANOS_PER_MILLI = 1e6;

    static List<TracedFunction> read(Path directory) throws IOException {
        Map<List<String>, Distribution> durations = new HashMap<>();
        for (List<String> row : rows(directory.resolve("durations.csv.gz"))) {
            durations.put(row.subList(0, KEYS), durations(row));
        }
        List<TracedFunction> functions = new ArrayList<>();
        for (List<String> row : rows(directory.resolve("invocations.csv.gz"))) {
            Distribution distribution = durations.get(row.subList(0, KEYS));
            if (distribution == null) {
                throw new IOException("the trace has no durations of " + row.subList(0, KEYS));
            }
            int[] perMinute = row.stream().skip(FIRST_MINUTE).mapToInt(Integer::parseInt).toArray();
            functions.add(new TracedFunction("f" + functions.size(), perMinute, distribution));
        }
        return functions;
    }

    /// How many invocations there were.
    long invocations() {
        return Arrays.stream(perMinute).asLongStream().sum();
    }

    private static Distribution durations(List<String> row) {
        long[] nanos = new long[SHARES.length];
        for (int i = 0; i < nanos.length; i++) {
            double millis = Double.parseDouble(row.get(FIRST_PERCENTILE + i));
            nanos[i] = Math.round(millis * NANOS_PER_MILLI);
        }
        return new Quantiles(SHARES, nanos);
    }

    /// Without the first, which names the columns.
    private static List<List<String>> rows(Path file) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
        }
    }
}
