package dev.lungfish.sandbox.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The calls of the C library that Java does not offer. Each answers as its manual page says, -1 on failure.
@SuppressWarnings(
        "restricted") // Native calls are this class's purpose; their signatures are the manual's.
public final class Libc {

    private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;
    private static final int PIPE_FLAGS = 0x80000;
    private static final int SET_STATUS_FLAGS = 4;
    private static final int NON_BLOCKING = 0x800;

    /// `pidfd_send_signal`: the same number on every architecture.
    private static final long PIDFD_SEND_SIGNAL = 424;

    private static final int READ_AND_WRITE_FOR_ALL = 0666;
    private static final int NEW_NETWORK = 0x40000000;
    private static final int AF_INET = 2;
    private static final int DATAGRAM_CLOSE_ON_EXEC = 2 | 0x80000;
    private static final long SET_INTERFACE_FLAGS = 0x8914;
    private static final int INTERFACE_REQUEST_BYTES = 40;
    private static final int INTERFACE_NAME_BYTES = 16;
    private static final short INTERFACE_UP_AND_RUNNING = 0x41;

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
    private static final MethodHandle FCHMOD = call("fchmod", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SETNS = call("setns", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle UNSHARE = call("unshare", JAVA_INT, JAVA_INT);
    private static final MethodHandle SOCKET =
            call("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle IOCTL =
            variadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    private static final MethodHandle SYSCALL =
            variadic(
                    "syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private Libc() {}

    /// Sends a signal to a process, or to a process group when `pid` is negative.
    public static boolean kill(int pid, int signal) {
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
    public static boolean signalByDirectory(int descriptor, int signal) {
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
    public static int open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) OPEN.invokeExact(arena.allocateFrom(path), READ_ONLY_CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    public static void close(int descriptor) {
        try {
            int ignored = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    public static long read(int descriptor, MemorySegment buffer) {
        try {
            return (long) READ.invokeExact(descriptor, buffer, buffer.byteSize());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The text of a small file of `/proc` that is open already, read anew from its start; empty if its process is gone.
    public static String text(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096);
            long length = (long) PREAD.invokeExact(descriptor, buffer, buffer.byteSize(), 0L);
            byte[] bytes = buffer.asSlice(0, Math.max(0, length)).toArray(ValueLayout.JAVA_BYTE);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The first 4 KiB of a file of `/proc`; empty if it cannot be read.
    public static String text(String path) {
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
    public static Pipe pipe() {
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

    /// Lets every user open what the descriptor has open, as a program does that opens `/dev/stdout`.
    public static boolean openToAll(int descriptor) {
        try {
            return (int) FCHMOD.invokeExact(descriptor, READ_AND_WRITE_FOR_ALL) == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Moves the calling thread, and no other, into the network namespace that the descriptor has open.
    static boolean enterNetwork(int descriptor) {
        try {
            return (int) SETNS.invokeExact(descriptor, NEW_NETWORK) == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Moves the calling thread, and no other, into a new network namespace.
    static boolean enterNewNetwork() {
        try {
            return (int) UNSHARE.invokeExact(NEW_NETWORK) == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Switches on the loopback interface of the calling thread's network namespace (netdevice(7)).
    static boolean raiseLoopback() {
        try (Arena arena = Arena.ofConfined()) {
            int socket = (int) SOCKET.invokeExact(AF_INET, DATAGRAM_CLOSE_ON_EXEC, 0);
            MemorySegment request = arena.allocate(INTERFACE_REQUEST_BYTES, Long.BYTES);
            request.setString(0, "lo");
            request.set(ValueLayout.JAVA_SHORT, INTERFACE_NAME_BYTES, INTERFACE_UP_AND_RUNNING);
            int answer = (int) IOCTL.invokeExact(socket, SET_INTERFACE_FLAGS, request);
            close(socket);
            return answer == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Both ends of a pipe, as descriptors.
    public record Pipe(int reading, int writing) {}

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
}
