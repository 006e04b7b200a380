package dev.lungfish.server.dispatch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Freezes environments that have been idle for a moment. It sleeps while there are none to freeze.
final class Freezer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Freezer.class);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ConcurrentLinkedQueue<LiveEnvironment> idle = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Thread thread = Thread.ofPlatform().name("freezer").daemon().unstarted(this::run);
    private volatile boolean closed;

    void start() {
        thread.start();
    }

    /// The environment has become idle. It must not be watched already.
    void watch(LiveEnvironment environment) {
        idle.add(environment);
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        List<LiveEnvironment> candidates = new ArrayList<>();
        while (!closed) {
            for (LiveEnvironment next = idle.poll(); next != null; next = idle.poll()) {
                candidates.add(next);
            }
            long nowNanos = System.nanoTime();
            for (Iterator<LiveEnvironment> each = candidates.iterator(); each.hasNext(); ) {
                if (!staysWatched(each.next(), nowNanos)) {
                    each.remove();
                }
            }
            rest(candidates.isEmpty());
        }
    }

    /// One environment that cannot be frozen must not keep the others from it.
    private static boolean staysWatched(LiveEnvironment environment, long nowNanos) {
        try {
            return environment.freezeIfIdle(nowNanos);
        } catch (RuntimeException e) {
            LOG.warn("Could not freeze {}", environment, e);
            return false;
        }
    }

    private void rest(boolean nothingToDo) {
        if (!nothingToDo) {
            LockSupport.parkNanos(STEP_NANOS);
            return;
        }
        asleep.set(true);
        if (idle.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        asleep.set(false);
    }
}
