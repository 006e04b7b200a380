package dev.lungfish.core.fleet.simulated;

import java.util.PriorityQueue;

/// What is to happen on virtual time, in the order of times and, at the same time, of entry.
public final class Agenda {

    private record Due(long atNanos, long sequence, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return atNanos == other.atNanos
                    ? Long.compare(sequence, other.sequence)
                    : Long.compare(atNanos, other.atNanos);
        }
    }

    private final PriorityQueue<Due> entries = new PriorityQueue<>();
    private long sequence;

    public void at(long nanos, Runnable action) {
        entries.add(new Due(nanos, ++sequence, action));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// When the first is due, or `Long.MAX_VALUE`.
    public long nextNanos() {
        Due next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    /// Does the first.
    public void runNext() {
        entries.remove().action().run();
    }
}
