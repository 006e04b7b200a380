package dev.lungfish.planner.runs;

import dev.lungfish.simulator.run.ServiceResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// How long requests waited, of those that did: each service's under each alternative, where any waited.
public final class Waits {

    private static final double MICROS_PER_MILLI = 1000;
    private static final int DIGITS = 2;

    private final List<Map<Alternative, Histogram>> byService = new ArrayList<>();

    Waits(int services) {
        for (int i = 0; i < services; i++) {
            byService.add(new EnumMap<>(Alternative.class));
        }
    }

    /// Keeps a copy no larger than what waited needs.
    void put(int service, Alternative alternative, ServiceResult result) {
        Map<Alternative, Histogram> own = byService.get(service);
        synchronized (own) {
            own.remove(alternative);
            if (result.waits().getTotalCount() > 0) {
                Histogram small = new Histogram(DIGITS);
                small.add(result.waits());
                own.put(alternative, small);
            }
        }
    }

    /// One alternative's requests wait as another's do.
    void copy(int service, Alternative from, Alternative to) {
        Map<Alternative, Histogram> own = byService.get(service);
        @Nullable Histogram waits = own.get(from);
        if (waits != null) {
            own.put(to, waits);
        }
    }

    /// What so large a share of all services' waits did not exceed, in milliseconds, each service under its alternative.
    public double millis(List<Alternative> alternatives, double percentile) {
        Histogram all = new Histogram(DIGITS);
        for (int i = 0; i < alternatives.size(); i++) {
            @Nullable Histogram own = byService.get(i).get(alternatives.get(i));
            if (own != null) {
                all.add(own);
            }
        }
        return all.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
