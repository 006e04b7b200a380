package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.OutputSink;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Reads what all programs write, on one thread, and hands it to their sinks.
///
/// One blocked reader per program would hold a platform thread each; a pipe cannot be read from a virtual thread
/// without holding its carrier.
final class Outputs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Outputs.class.getName());
    private static final int CHUNK_BYTES = 64 * 1024;

    /// A pipe holds 1 MiB at most: what comes after that is from a writer that should not be there any more.
    private static final int MOST_LEFT_CHUNKS = 16;

    private final Epoll epoll = new Epoll();
    private final ConcurrentMap<Integer, Output> outputs = new ConcurrentHashMap<>();
    private final MemorySegment chunk = Arena.ofAuto().allocate(CHUNK_BYTES);
    private final Libc.Pipe wake = Libc.pipe();
    private volatile boolean closed;

    Outputs() {
        epoll.add(wake.reading());
        Thread.ofPlatform().name("sandbox-output").daemon().start(this::run);
    }

    /// Begins to read the pipe's end, which belongs to the answer from now on.
    Output read(int descriptor, OutputSink sink) {
        Output output = new Output(descriptor, new Lines(sink));
        outputs.put(descriptor, output);
        epoll.add(descriptor);
        return output;
    }

    @Override
    public void close() {
        closed = true;
        Libc.close(wake.writing());
    }

    private void run() {
        while (!closed) {
            for (int descriptor : epoll.await()) {
                Output output = outputs.get(descriptor);
                if (output != null) {
                    output.readSome(chunk);
                }
            }
        }
        Libc.close(wake.reading());
        epoll.close();
    }

    /// What one program writes.
    final class Output {

        private final int descriptor;
        private final Lines lines;
        private boolean ended;

        private Output(int descriptor, Lines lines) {
            this.descriptor = descriptor;
            this.lines = lines;
        }

        /// Delivers what is still in the pipe and ends the reading, whoever else may hold the other end.
        synchronized void finish() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buffer = arena.allocate(CHUNK_BYTES);
                boolean more = true;
                for (int i = 0; more && i < MOST_LEFT_CHUNKS; i++) {
                    more = readSome(buffer);
                }
            }
            end();
        }

        /// Whether there was something to read.
        private synchronized boolean readSome(MemorySegment buffer) {
            if (ended) {
                return false;
            }
            long count = Libc.read(descriptor, buffer);
            if (count > 0) {
                deliver(buffer.asSlice(0, count).asByteBuffer());
            } else if (count == 0) {
                end();
            }
            return count > 0;
        }

        private void deliver(ByteBuffer bytes) {
            try {
                lines.write(bytes);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "An output sink failed; the lines are lost", e);
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                outputs.remove(descriptor);
                Libc.close(descriptor);
                lines.end();
            }
        }
    }
}
