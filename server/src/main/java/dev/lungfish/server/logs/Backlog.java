package dev.lungfish.server.logs;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes may wait at once.
final class Backlog {

    private final AtomicLong waiting = new AtomicLong();
    private final long limit;

    Backlog(long limit) {
        this.limit = limit;
    }

    /// Takes room if there is enough.
    boolean tryTake(long bytes) {
        if (waiting.addAndGet(bytes) <= limit) {
            return true;
        }
        waiting.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        waiting.addAndGet(-bytes);
    }
}
