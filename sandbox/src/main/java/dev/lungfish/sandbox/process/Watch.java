package dev.lungfish.sandbox.process;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One thread that looks after all sandboxes: what they hold in memory while they run, and whether all of it stands
/// still when they are frozen. It sleeps while none runs, and never takes more than about a tenth of a processor.
///
/// Between two looks a program may pass its memory limit; a fast one allocates some hundred megabytes in that time.
final class Watch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int IDLE_SHARE = 10;

    private final Collection<ProcessSandbox> sandboxes;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    Watch(Collection<ProcessSandbox> sandboxes) {
        this.sandboxes = sandboxes;
        thread = Thread.ofPlatform().name("sandbox-watch").daemon().start(this::run);
    }

    /// Says that there is something to look at.
    void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long nextMemory = System.nanoTime();
        while (!closed) {
            long begun = System.nanoTime();
            boolean memoryDue = begun - nextMemory >= 0;
            look(memoryDue, begun);
            long ended = System.nanoTime();
            if (memoryDue) {
                nextMemory = ended + Math.max(MEMORY_NANOS, IDLE_SHARE * (ended - begun));
            }
            rest(nextMemory - ended);
        }
    }

    private void look(boolean memoryDue, long nowNanos) {
        for (ProcessSandbox sandbox : sandboxes) {
            try {
                if (sandbox.unsettled()) {
                    sandbox.settle();
                } else if (memoryDue && sandbox.running()) {
                    sandbox.watchMemory(nowNanos);
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Could not look at sandbox " + sandbox.id(), e);
            }
        }
    }

    private void rest(long untilMemoryNanos) {
        asleep = true;
        if (sandboxes.stream().noneMatch(sandbox -> sandbox.running() || sandbox.unsettled())) {
            if (!closed) {
                LockSupport.park(this);
            }
            asleep = false;
            LockSupport.parkNanos(this, SETTLE_NANOS);
        } else {
            asleep = false;
            LockSupport.parkNanos(this, Math.clamp(untilMemoryNanos, 1, SETTLE_NANOS));
        }
    }
}
