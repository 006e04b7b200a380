package dev.lungfish.core.scaling;

import java.util.ArrayDeque;
import java.util.function.IntBinaryOperator;

/// Numbers with their times, for as long as they matter.
final class History {

    private record Entry(long nanos, int number) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final long keptNanos;

    History(long keptNanos) {
        this.keptNanos = keptNanos;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(long nowNanos, int number) {
        while (!entries.isEmpty() && nowNanos - entries.getFirst().nanos >= keptNanos) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(nowNanos, number));
    }

    /// Folds the numbers that are younger than so long.
    int fold(long nowNanos, long youngerThanNanos, int first, IntBinaryOperator operator) {
        int folded = first;
        for (Entry entry : entries) {
            if (nowNanos - entry.nanos < youngerThanNanos) {
                folded = operator.applyAsInt(folded, entry.number);
            }
        }
        return folded;
    }
}
