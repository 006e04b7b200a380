package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.BadInput;
import dev.lungfish.planner.input.Problems;
import dev.lungfish.simulator.random.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long invocations took on Azure: their mean and percentiles in whole milliseconds. Several days are one, in proportion to their counts.
final class AzureDurations {

    private static final double[] SHARES = {0, .01, .25, .5, .75, .99, 1};
    private static final List<String> PERCENTILES =
            List.of("0", "1", "25", "50", "75", "99", "100").stream()
                    .map("percentile_Average_"::concat)
                    .toList();
    private static final double NANOS = 1e6;

    private double weight;
    private double mean;
    private final double[] values = new double[SHARES.length];

    private AzureDurations() {}

    static Map<AzureKey, Distribution> read(List<InputFile> files) throws BadInput {
        Map<AzureKey, AzureDurations> functions = new HashMap<>();
        Problems problems = new Problems();
        for (InputFile file : files) {
            table().read(
                            file,
                            problems,
                            row ->
                                    functions
                                            .computeIfAbsent(key(row), key -> new AzureDurations())
                                            .add(row, problems));
        }
        problems.check();
        Map<AzureKey, Distribution> distributions = new HashMap<>();
        functions.forEach(
                (key, function) -> {
                    if (function.weight > 0) {
                        distributions.put(key, function.distribution());
                    }
                });
        return distributions;
    }

    private static Table table() {
        List<String> columns =
                new ArrayList<>(
                        List.of("HashOwner", "HashApp", "HashFunction", "Average", "Count"));
        columns.addAll(PERCENTILES);
        return new Table(columns, List.of(), true);
    }

    private static AzureKey key(Row row) {
        return new AzureKey(row.text("HashOwner"), row.text("HashApp"), row.text("HashFunction"));
    }

    private void add(Row row, Problems problems) {
        double count = Math.max(1, row.number("Count", problems));
        double average = row.number("Average", problems);
        double[] millis =
                PERCENTILES.stream().mapToDouble(column -> row.number(column, problems)).toArray();
        if (Double.isNaN(count + average + Arrays.stream(millis).sum())) {
            return;
        }
        weight += count;
        mean += count * average;
        for (int i = 0; i < values.length; i++) {
            values[i] += count * millis[i];
        }
    }

    private Distribution distribution() {
        long[] nanos = new long[values.length];
        long before = Fit.HALF_MILLI;
        for (int i = 0; i < nanos.length; i++) {
            before = Math.max(before, Math.round(values[i] / weight * NANOS));
            nanos[i] = before;
        }
        return Fit.toMean(SHARES, nanos, Math.max(mean / weight * NANOS, Fit.HALF_MILLI));
    }
}
