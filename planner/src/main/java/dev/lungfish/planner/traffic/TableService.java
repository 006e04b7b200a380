package dev.lungfish.planner.traffic;

import dev.lungfish.planner.input.Problems;
import dev.lungfish.simulator.random.Distribution;
import org.jspecify.annotations.Nullable;

/// What a traffic table tells of one service's requests, all rows together.
final class TableService {

    private static final double NANOS = 1e6;

    private final String name;
    private final int index;
    private final WeightedMean mean = new WeightedMean();
    private final WeightedMean median = new WeightedMean();
    private final WeightedMean at99 = new WeightedMean();
    private final WeightedMean cpu = new WeightedMean();
    private double megabytes;
    private String trigger = "";

    TableService(String name, int index) {
        this.name = name;
        this.index = index;
    }

    int index() {
        return index;
    }

    void add(Row row, long requests, Problems problems) {
        mean.add(row.number("duration_ms", problems), requests);
        median.add(row.number("duration_p50_ms", problems), requests);
        at99.add(row.number("duration_p99_ms", problems), requests);
        cpu.add(row.number("cpu_ms", problems), requests);
        double used = row.number("memory_mb", problems);
        megabytes = used > megabytes ? used : megabytes;
        if (trigger.isEmpty()) {
            trigger = row.text("trigger");
        }
    }

    /// Whether of its durations nothing but a mean is told.
    boolean hasMeanOnly() {
        return mean.isTold() && !median.isTold() && !at99.isTold();
    }

    ServiceTraffic traffic(int[] counts) {
        return new ServiceTraffic(
                name,
                counts,
                duration(),
                megabytes > 0 ? (int) Math.min(Integer.MAX_VALUE, Math.ceil(megabytes)) : null,
                cpu.isTold() ? Math.round(cpu.value() * NANOS) : null,
                trigger.isEmpty() ? null : trigger);
    }

    private @Nullable Distribution duration() {
        if (!mean.isTold() && !median.isTold() && !at99.isTold()) {
            return null;
        }
        return Spread.of(millis(mean), millis(median), millis(at99));
    }

    private static double millis(WeightedMean told) {
        return told.isTold() ? Math.max(told.value() * NANOS, Fit.HALF_MILLI) : Double.NaN;
    }
}
