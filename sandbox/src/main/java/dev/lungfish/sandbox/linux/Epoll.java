package dev.lungfish.sandbox.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Linux' epoll(7): says which of many pipes have something to read.
final class Epoll {

    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int ADD = 1;
    private static final int READABLE = 1;
    private static final int BATCH = 64;

    /// `struct epoll_event` is packed on x86-64 only.
    private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");

    private static final int EVENT_BYTES = PACKED ? 12 : 16;
    private static final int DATA_OFFSET = PACKED ? 4 : 8;

    private static final MethodHandle CREATE = Libc.call("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle CONTROL =
            Libc.call("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle WAIT =
            Libc.call("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    private final int descriptor;
    private final MemorySegment events = Arena.ofAuto().allocate((long) EVENT_BYTES * BATCH, 8);

    Epoll() {
        try {
            descriptor = (int) CREATE.invokeExact(CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw Libc.failed(e);
        }
    }

    /// Watches a descriptor until it is closed.
    void add(int watched) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(EVENT_BYTES, 8);
            event.set(JAVA_INT, 0, READABLE);
            event.set(JAVA_INT_UNALIGNED, DATA_OFFSET, watched);
            if ((int) CONTROL.invokeExact(descriptor, ADD, watched, event) != 0) {
                throw new IllegalStateException("a pipe could not be watched");
            }
        } catch (Throwable e) {
            throw Libc.failed(e);
        }
    }

    /// Waits until something can be read or its writers are gone; answers the descriptors. For one thread only.
    int[] await() {
        try {
            int count = (int) WAIT.invokeExact(descriptor, events, BATCH, -1);
            int[] ready = new int[Math.max(0, count)];
            for (int i = 0; i < ready.length; i++) {
                ready[i] = events.get(JAVA_INT_UNALIGNED, (long) i * EVENT_BYTES + DATA_OFFSET);
            }
            return ready;
        } catch (Throwable e) {
            throw Libc.failed(e);
        }
    }

    void close() {
        Libc.close(descriptor);
    }
}
