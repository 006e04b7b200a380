package dev.lungfish.core.fleet;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Requests that wait for a slot, first come first served.
final class Queue<R> {

    private record Waiting<R>(R request, long sinceNanos) {}

    private final ArrayDeque<Waiting<R>> waiting = new ArrayDeque<>();

    int size() {
        return waiting.size();
    }

    void add(R request, long nowNanos) {
        waiting.add(new Waiting<>(request, nowNanos));
    }

    /// Puts it where it would be, had it been here since then; before those that came at the same time.
    void addSince(R request, long sinceNanos) {
        ArrayDeque<Waiting<R>> earlier = new ArrayDeque<>();
        for (Waiting<R> first = waiting.peek();
                first != null && first.sinceNanos() < sinceNanos;
                first = waiting.peek()) {
            earlier.push(waiting.remove());
        }
        waiting.addFirst(new Waiting<>(request, sinceNanos));
        earlier.forEach(waiting::addFirst);
    }

    @Nullable R poll() {
        Waiting<R> first = waiting.poll();
        return first == null ? null : first.request();
    }

    /// The first, if it has waited for so long.
    @Nullable R pollOverdue(long nowNanos, long longestNanos) {
        Waiting<R> first = waiting.peek();
        return first != null && nowNanos - first.sinceNanos() >= longestNanos ? poll() : null;
    }

    /// When the first will have waited for so long.
    long overdueNanos(long longestNanos) {
        Waiting<R> first = waiting.peek();
        return first == null ? Due.NEVER : Due.after(first.sinceNanos(), longestNanos);
    }

    @SuppressWarnings("ReferenceEquality") // Two requests may be equal and still be two.
    boolean remove(R request) {
        for (Iterator<Waiting<R>> all = waiting.iterator(); all.hasNext(); ) {
            if (all.next().request() == request) {
                all.remove();
                return true;
            }
        }
        return false;
    }
}
