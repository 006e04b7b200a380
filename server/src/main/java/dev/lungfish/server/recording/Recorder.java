package dev.lungfish.server.recording;

import dev.lungfish.core.recording.RecordedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records finished requests. Any thread may hand one over, which takes no more than memory; one thread of its own writes what has come,
/// twice a second. A crash loses what came since.
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long REST_NANOS = 500_000_000;

    /// So many may wait to be written; more are not recorded.
    private static final int MOST_WAITING = 500_000;

    private final ConcurrentLinkedQueue<RecordedRequest> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final RecordingFiles files;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closed;
    private boolean failing;

    private Recorder(RecordingFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("lungfish-recorder").daemon().unstarted(this::run);
    }

    /// Starts recording into a directory, which is made if it is not there.
    ///
    /// @throws IOException if nothing can be written there
    public static Recorder in(Path directory, InstantSource clock) throws IOException {
        RecordingFiles files =
                new RecordingFiles(directory, RecordingFiles.FILE_BYTES, RecordingFiles.MOST_BYTES);
        files.open(clock.instant());
        Recorder recorder = new Recorder(files, clock);
        recorder.thread.start();
        return recorder;
    }

    /// Hands a request over.
    public void append(RecordedRequest request) {
        if (waiting.get() >= MOST_WAITING) {
            dropped.incrementAndGet();
            return;
        }
        waiting.incrementAndGet();
        queue.add(request);
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = closed;
            if (!last) {
                LockSupport.parkNanos(this, REST_NANOS);
            }
            write();
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        for (RecordedRequest one = queue.poll(); one != null; one = queue.poll()) {
            waiting.decrementAndGet();
            one.appendTo(text);
        }
        try {
            files.append(text, clock.instant());
            failing = false;
        } catch (IOException e) {
            warn("Requests cannot be recorded and are left out until they can: " + e);
        }
        int lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.warn("{} requests are not recorded, since they came faster than they can be", lost);
        }
    }

    private void warn(String message) {
        if (!failing) {
            LOG.warn(message);
        }
        failing = true;
    }

    /// Writes what has been handed over.
    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        files.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
