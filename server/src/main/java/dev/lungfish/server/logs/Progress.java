package dev.lungfish.server.logs;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Tells those who follow a log how far it has been written.
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long written;
    private boolean ended;

    /// The log is on disk up to this position.
    void advance(long position) {
        lock.lock();
        try {
            written = position;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more will come.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something after the position, or the log has ended, or time is up.
    void await(long position, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (written <= position && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
