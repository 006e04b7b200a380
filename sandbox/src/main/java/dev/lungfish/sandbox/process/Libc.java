package dev.lungfish.sandbox.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The calls of the C library that Java does not offer. Each answers as its manual page says, -1 on failure.
@SuppressWarnings(
        "restricted") // Native calls are this class's purpose; their signatures are the manual's.
final class Libc {

    private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;
    private static final int PIPE_FLAGS = 0x80000;
    private static final int SET_STATUS_FLAGS = 4;
    private static final int NON_BLOCKING = 0x800;

    /// `pidfd_send_signal`: the same number on every architecture.
    private static final long PIDFD_SEND_SIGNAL = 424;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle KILL = call("kill", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle OPEN = variadic("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = call("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = call("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle PREAD =
            call("pread", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle PIPE2 = call("pipe2", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle FCNTL =
            variadic("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SYSCALL =
            variadic(
                    "syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private Libc() {}

    /// Sends a signal to a process, or to a process group when `pid` is negative.
    static boolean kill(int pid, int signal) {
        if (pid == 0 || pid == -1 || pid == 1) {
            throw new IllegalArgumentException("never signal pid " + pid);
        }
        try {
            return (int) KILL.invokeExact(pid, signal) == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Signals the process whose directory under some `/proc` the descriptor has open, and no other that took its number.
    static boolean signalByDirectory(int descriptor, int signal) {
        try {
            return (long)
                            SYSCALL.invokeExact(
                                    PIDFD_SEND_SIGNAL, (long) descriptor, (long) signal, 0L, 0L)
                    == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Opens a file or directory for reading, not inherited by programs.
    static int open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.invokeExact(arena.allocateFrom(path), READ_ONLY_CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void close(int descriptor) {
        try {
            int ignored = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static long read(int descriptor, MemorySegment buffer) {
        try {
            return (long) READ.invokeExact(descriptor, buffer, buffer.byteSize());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The text of a small file of `/proc` that is open already, read anew from its start; empty if its process is gone.
    static String text(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096);
            long length = (long) PREAD.invokeExact(descriptor, buffer, buffer.byteSize(), 0L);
            byte[] bytes = buffer.asSlice(0, Math.max(0, length)).toArray(JAVA_BYTE_LAYOUT);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The first 4 KiB of a file of `/proc`; empty if it cannot be read.
    static String text(String path) {
        int descriptor = open(path);
        if (descriptor < 0) {
            return "";
        }
        try {
            return text(descriptor);
        } finally {
            close(descriptor);
        }
    }

    /// A pipe whose reading end does not block.
    static Pipe pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if ((int) PIPE2.invokeExact(ends, PIPE_FLAGS) != 0) {
                throw new IllegalStateException(
                        "no pipe could be made: this process has too many files open");
            }
            Pipe pipe = new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
            int ignored = (int) FCNTL.invokeExact(pipe.reading(), SET_STATUS_FLAGS, NON_BLOCKING);
            return pipe;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Both ends of a pipe, as descriptors.
    record Pipe(int reading, int writing) {}

    static MethodHandle call(String name, MemoryLayout answer, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(answer, arguments));
    }

    private static MethodHandle variadic(
            String name, int firstVariadic, MemoryLayout answer, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(answer, arguments),
                Linker.Option.firstVariadicArg(firstVariadic));
    }

    static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("a call of the C library failed", e);
        };
    }

    private static final java.lang.foreign.ValueLayout.OfByte JAVA_BYTE_LAYOUT =
            java.lang.foreign.ValueLayout.JAVA_BYTE;
}
