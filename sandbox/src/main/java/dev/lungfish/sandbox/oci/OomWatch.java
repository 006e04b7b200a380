package dev.lungfish.sandbox.oci;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One thread that ends sandboxes of which the kernel has killed a process for want of memory and left the others,
/// where the kernel cannot be told to kill all. It sleeps while there are none.
final class OomWatch implements AutoCloseable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final Collection<OciSandbox> sandboxes;
    private final Thread thread;
    private volatile boolean closed;

    OomWatch(Collection<OciSandbox> sandboxes) {
        this.sandboxes = sandboxes;
        this.thread = Thread.ofPlatform().name("sandbox-memory").daemon().start(this::run);
    }

    /// Says that there is a sandbox to look at.
    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }

    private void run() {
        while (!closed) {
            if (sandboxes.isEmpty()) {
                LockSupport.park(this);
            } else {
                sandboxes.stream().filter(OciSandbox::isShortOfMemory).forEach(OciSandbox::kill);
                LockSupport.parkNanos(this, PERIOD_NANOS);
            }
        }
    }
}
