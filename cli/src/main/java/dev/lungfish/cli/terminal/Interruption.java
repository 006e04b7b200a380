package dev.lungfish.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command end in order when its process is asked to (SIGINT, SIGTERM): the process stays until the
/// command has closed this.
public final class Interruption implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption() {}

    /// From now on, a signal to end makes [#await()] return.
    public static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(interruption::askAndWait));
        return interruption;
    }

    private void askAndWait() {
        asked.countDown();
        try {
            finished.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the process is asked to end.
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException alsoAsked) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the process is asked to end, but no longer than `limit`; tells whether it is.
    public boolean await(Duration limit) {
        try {
            return asked.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException alsoAsked) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// The command has ended in order.
    @Override
    public void close() {
        finished.countDown();
    }
}
