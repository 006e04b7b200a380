package dev.lungfish.simulator.time;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is to happen on virtual time, in the order of times and, at the same time, of entry.
public final class EventQueue<E> {

    /// No event is due, ever.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int FEW = 16;

    private long[] times = new long[FEW];
    private long[] sequences = new long[FEW];
    private @Nullable Object[] events = new @Nullable Object[FEW];
    private int size;
    private long sequence;

    /// An event happens at a time.
    public void add(long nanos, E event) {
        if (size == times.length) {
            int room = 2 * size;
            times = Arrays.copyOf(times, room);
            sequences = Arrays.copyOf(sequences, room);
            events = Arrays.copyOf(events, room);
        }
        size++;
        siftUp(size - 1, nanos, sequence, event);
        sequence++;
    }

    /// When the first is due, or [#NEVER].
    public long nextNanos() {
        return size == 0 ? NEVER : times[0];
    }

    /// Takes the first out.
    public E remove() {
        if (size == 0) {
            throw new IllegalStateException("no event is due");
        }
        E first = at(0);
        size--;
        Object last = at(size);
        events[size] = null;
        if (size > 0) {
            siftDown(times[size], sequences[size], last);
        }
        return first;
    }

    /// Puts another event in the place of the first, which is cheaper than to take one out and put one in.
    public void replaceFirst(long nanos, E event) {
        if (size == 0) {
            throw new IllegalStateException("no event is due");
        }
        siftDown(nanos, sequence, event);
        sequence++;
    }

    /// The first, which stays.
    public E first() {
        return at(0);
    }

    /// Shows every event, in no order.
    public void forEach(Consumer<E> viewer) {
        for (int i = 0; i < size; i++) {
            viewer.accept(at(i));
        }
    }

    @SuppressWarnings("unchecked") // Only add() puts something there.
    private E at(int index) {
        Object event = events[index];
        if (event == null) {
            throw new IllegalStateException("nothing is at " + index);
        }
        return (E) event;
    }

    private void siftUp(int from, long nanos, long order, Object event) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBefore(nanos, order, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, nanos, order, event);
    }

    private void siftDown(long nanos, long order, Object event) {
        int at = 0;
        int half = size >>> 1;
        while (at < half) {
            int child = 2 * at + 1;
            int right = child + 1;
            if (right < size && isBefore(times[right], sequences[right], child)) {
                child = right;
            }
            if (isBefore(nanos, order, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, nanos, order, event);
    }

    private boolean isBefore(long nanos, long order, int index) {
        return nanos < times[index] || (nanos == times[index] && order < sequences[index]);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        sequences[to] = sequences[from];
        events[to] = events[from];
    }

    private void put(int at, long nanos, long order, Object event) {
        times[at] = nanos;
        sequences[at] = order;
        events[at] = event;
    }
}
