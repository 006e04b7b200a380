package dev.lungfish.sandbox.runtime;

import java.time.Duration;

/// Work under way in the background that may be given up at any time.
public final class Preparation implements AutoCloseable {

    private final Thread thread;

    private Preparation(Thread thread) {
        this.thread = thread;
    }

    static Preparation start(Runnable work) {
        return new Preparation(
                Thread.ofPlatform().name("runtime-preparation").daemon().start(work));
    }

    /// Whether it is done after at most so long.
    public boolean await(Duration most) throws InterruptedException {
        return thread.join(most);
    }

    /// Gives up what is not done. Nothing of it runs when this returns. Idempotent.
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
