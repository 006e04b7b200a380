package dev.lungfish.sandbox.linux;

import dev.lungfish.sandbox.OutputSink;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Reads what all programs write, on one thread, and hands it to their sinks.
///
/// One blocked reader per program would hold a platform thread each; a pipe cannot be read from a virtual thread
/// without holding its carrier.
public final class Outputs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Outputs.class.getName());
    private static final int CHUNK_BYTES = 64 * 1024;

    /// Enough for what one invocation mostly writes.
    private static final int DRAIN_BYTES = 4096;

    /// A pipe holds 1 MiB at most: what comes after that is from a writer that should not be there any more.
    private static final int MOST_LEFT_CHUNKS = 16;

    private final Epoll epoll = new Epoll();
    private final ConcurrentMap<Integer, Output> outputs = new ConcurrentHashMap<>();
    private final MemorySegment chunk = Arena.ofAuto().allocate(CHUNK_BYTES);
    private final Libc.Pipe wake = Libc.pipe();
    private volatile boolean closed;

    public Outputs() {
        epoll.add(wake.reading());
        Thread.ofPlatform().name("sandbox-output").daemon().start(this::run);
    }

    /// Begins to read the pipe's end, which belongs to the answer from now on.
    public Output read(int descriptor, OutputSink sink) {
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
    public final class Output {

        private final int descriptor;
        private final Lines lines;
        private @Nullable MemorySegment drainChunk;
        private boolean ended;

        private Output(int descriptor, Lines lines) {
            this.descriptor = descriptor;
            this.lines = lines;
        }

        /// Delivers what has been written so far.
        public synchronized void drain() {
            MemorySegment buffer = drainChunk;
            if (buffer == null) {
                buffer = Arena.ofAuto().allocate(DRAIN_BYTES);
                drainChunk = buffer;
            }
            while (readSome(buffer) == buffer.byteSize()) {}
        }

        /// Delivers what is still in the pipe and ends the reading, whoever else may hold the other end.
        public synchronized void finish() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buffer = arena.allocate(CHUNK_BYTES);
                long count = 1;
                for (int i = 0; count > 0 && i < MOST_LEFT_CHUNKS; i++) {
                    count = readSome(buffer);
                }
            }
            end();
        }

        /// How many bytes there were to read; 0 or less for none.
        private synchronized long readSome(MemorySegment buffer) {
            if (ended) {
                return 0;
            }
            long count = Libc.read(descriptor, buffer);
            if (count > 0) {
                deliver(buffer.asSlice(0, count).asByteBuffer());
            } else if (count == 0) {
                end();
            }
            return count;
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
