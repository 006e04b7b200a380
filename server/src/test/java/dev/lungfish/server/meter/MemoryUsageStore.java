package dev.lungfish.server.meter;

import dev.lungfish.core.pricing.Usage;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A store that forgets when the test ends, and fails when told to.
final class MemoryUsageStore implements UsageStore {

    private final Map<UsageKey, Usage> sums = new HashMap<>();
    private boolean failing;
    private int additions;
    private int failures;

    @Override
    public synchronized void add(List<UsageDelta> deltas) {
        if (failing) {
            failures++;
            throw new IllegalStateException("the disk is full");
        }
        additions++;
        deltas.forEach(delta -> sums.merge(delta.key(), delta.usage(), Usage::plus));
    }

    @Override
    public synchronized List<UsageDelta> usage(YearMonth month) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().month().equals(month))
                .map(entry -> new UsageDelta(entry.getKey(), entry.getValue()))
                .toList();
    }

    synchronized void fail(boolean fails) {
        failing = fails;
    }

    synchronized int failures() {
        return failures;
    }

    synchronized int additions() {
        return additions;
    }
}
