package dev.lungfish.server.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connections to one program that wait for the next request, apart by event loop. Not safe for several threads.
final class IdleConnections {

    private final Map<Object, ArrayDeque<ProgramConnection>> byLoop = new HashMap<>();
    private int size;

    int size() {
        return size;
    }

    void add(Object loop, ProgramConnection connection) {
        byLoop.computeIfAbsent(loop, _ -> new ArrayDeque<>()).addLast(connection);
        size++;
    }

    /// The one of this loop that was used last, or null.
    @Nullable ProgramConnection takeLast(Object loop) {
        ArrayDeque<ProgramConnection> own = byLoop.get(loop);
        ProgramConnection last = own == null ? null : own.pollLast();
        size -= last == null ? 0 : 1;
        return last;
    }

    /// One of any loop that has been waiting longer than others of its loop, or null.
    @Nullable ProgramConnection takeAny() {
        for (ArrayDeque<ProgramConnection> idle : byLoop.values()) {
            ProgramConnection first = idle.pollFirst();
            if (first != null) {
                size--;
                return first;
            }
        }
        return null;
    }

    void remove(Object loop, ProgramConnection connection) {
        ArrayDeque<ProgramConnection> own = byLoop.get(loop);
        if (own != null && own.remove(connection)) {
            size--;
        }
    }

    List<ProgramConnection> takeAll() {
        List<ProgramConnection> all = new ArrayList<>();
        byLoop.values().forEach(all::addAll);
        byLoop.clear();
        size = 0;
        return all;
    }
}
