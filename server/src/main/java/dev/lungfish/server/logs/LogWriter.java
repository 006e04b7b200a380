package dev.lungfish.server.logs;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes logs. It takes up what has come, writes each service's part at once, and rests for ten milliseconds so
/// that under load every write carries many lines and callers need not wake it.
final class LogWriter implements AutoCloseable {

    /// What a waiting entry takes beyond its characters, about.
    static final int ENTRY_BYTES = 64;

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final long REST_NANOS = 10_000_000;
    private static final int LARGEST_WRITE = 256 * 1024;
    private static final int MOST_OPEN_FILES = 256;

    /// What callers hand over.
    sealed interface Entry {}

    /// Lines to append.
    record Lines(ServiceLog log, long epochMillis, String text, long cost) implements Entry {}

    /// Tells that everything before it is written.
    private record Mark(CountDownLatch reached) implements Entry {}

    /// Deletes a service's log.
    private record Delete(ServiceLog log, CountDownLatch done) implements Entry {}

    private final ConcurrentLinkedQueue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ServiceLog> withDrops = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Backlog backlog;
    private final LongSupplier epochMillis;
    private final int largestWrite;
    private final Thread thread;
    private volatile boolean closed;

    private final Stamp stamp = new Stamp();
    private final SequencedSet<ServiceLog> taken = new LinkedHashSet<>();
    private final SequencedSet<ServiceLog> open = new LinkedHashSet<>();
    private final Set<ServiceLog> failing = new HashSet<>();

    LogWriter(LogSettings settings, LongSupplier epochMillis) {
        this.backlog = new Backlog(settings.backlogBytes());
        this.epochMillis = epochMillis;
        this.largestWrite = (int) Math.min(LARGEST_WRITE, settings.segmentBytes());
        this.thread = Thread.ofPlatform().name("lungfish-logs").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Hands lines over. Refused if too much is waiting or the writer is closed.
    boolean offer(Lines lines) {
        if (closed || !backlog.tryTake(lines.cost())) {
            return false;
        }
        queue.add(lines);
        wake();
        return true;
    }

    /// A service has begun to drop lines; the writer will say so in its log.
    void hasDropped(ServiceLog log) {
        withDrops.add(log);
        wake();
    }

    /// Waits until everything handed over before is written.
    void flush() throws InterruptedException {
        Mark mark = new Mark(new CountDownLatch(1));
        queue.add(mark);
        wakeNow();
        await(mark.reached());
    }

    /// Deletes a log, after what was handed over before. Returns when it is gone.
    void delete(ServiceLog log) throws InterruptedException {
        Delete delete = new Delete(log, new CountDownLatch(1));
        queue.add(delete);
        wakeNow();
        await(delete.done());
    }

    private void await(CountDownLatch latch) throws InterruptedException {
        while (!latch.await(100, TimeUnit.MILLISECONDS)) {
            if (!thread.isAlive()) {
                return;
            }
        }
    }

    /// Wakes the writer if it sleeps; a rest it finishes.
    private void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    private void wakeNow() {
        asleep.set(false);
        LockSupport.unpark(thread);
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = closed;
            if (takeUpOrReport()) {
                if (!last) {
                    LockSupport.parkNanos(this, REST_NANOS);
                }
            } else if (!last) {
                sleep();
            }
        }
        open.forEach(this::closeFile);
    }

    private void sleep() {
        asleep.set(true);
        while (asleep.get() && queue.isEmpty() && withDrops.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep.set(false);
    }

    /// A mistake of ours loses what was taken up, but not the logs to come.
    private boolean takeUpOrReport() {
        try {
            return takeUp();
        } catch (RuntimeException e) {
            LOG.error("Some lines of logs are lost", e);
            return true;
        }
    }

    /// Writes all that is there now; answers whether there was anything.
    private boolean takeUp() {
        boolean any = false;
        for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            any = true;
            switch (entry) {
                case Lines lines -> take(lines);
                case Mark mark -> reach(mark);
                case Delete delete -> delete(delete);
            }
        }
        any |= noteDrops();
        writeTaken();
        return any;
    }

    private void reach(Mark mark) {
        try {
            noteDrops();
            writeTaken();
        } finally {
            mark.reached().countDown();
        }
    }

    private void take(Lines lines) {
        backlog.giveBack(lines.cost());
        ServiceLog log = lines.log();
        if (log.batch(lines, stamp)) {
            taken.add(log);
        }
        if (log.batchBytes() >= largestWrite) {
            taken.remove(log);
            write(log);
        }
    }

    private boolean noteDrops() {
        boolean any = false;
        for (ServiceLog log = withDrops.poll(); log != null; log = withDrops.poll()) {
            any = true;
            if (log.batchDropped(epochMillis.getAsLong(), stamp)) {
                taken.add(log);
            }
        }
        return any;
    }

    private void writeTaken() {
        taken.forEach(this::write);
        taken.clear();
    }

    private void write(ServiceLog log) {
        try {
            log.write();
            failing.remove(log);
            open.addLast(log);
            if (open.size() > MOST_OPEN_FILES) {
                closeFile(open.removeFirst());
            }
        } catch (IOException e) {
            if (failing.add(log)) {
                LOG.warn(
                        "The log in {} cannot be written, its lines are lost until it can: {}",
                        log.directory(),
                        e.toString());
            }
            closeFile(log);
        }
    }

    private void delete(Delete delete) {
        ServiceLog log = delete.log();
        taken.remove(log);
        open.remove(log);
        failing.remove(log);
        try {
            log.delete();
        } catch (IOException e) {
            LOG.warn("The log in {} could not be deleted: {}", log.directory(), e.toString());
        } finally {
            delete.done().countDown();
        }
    }

    private void closeFile(ServiceLog log) {
        try {
            log.closeFile();
        } catch (IOException e) {
            LOG.warn("The log in {} could not be closed: {}", log.directory(), e.toString());
        }
    }

    /// Writes what has been handed over and ends the thread.
    @Override
    public void close() {
        closed = true;
        wakeNow();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
