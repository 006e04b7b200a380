package dev.lungfish.cli.demo;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/// What the callers of one service have seen.
final class Tally {

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");
    private final AtomicLongArray recent;

    /// @param minutes of how many trace minutes the traffic is remembered
    Tally(int minutes) {
        recent = new AtomicLongArray(minutes);
    }

    void startMinute(long minute) {
        recent.set((int) (minute % recent.length()), 0);
    }

    void sent(long minute) {
        sent.incrementAndGet();
        recent.incrementAndGet((int) (minute % recent.length()));
    }

    void answered() {
        answered.incrementAndGet();
    }

    void failed(String reason) {
        failed.incrementAndGet();
        firstFailure.compareAndSet("", reason);
    }

    long sentCount() {
        return sent.get();
    }

    long answeredCount() {
        return answered.get();
    }

    long failedCount() {
        return failed.get();
    }

    long openCount() {
        return sent.get() - answered.get() - failed.get();
    }

    /// Why the first that failed did; empty while none has.
    String firstFailure() {
        return firstFailure.get();
    }

    /// Requests in each of the last minutes, oldest first, the current one last.
    long[] recent(long minute) {
        long[] counts = new long[recent.length()];
        Arrays.setAll(counts, i -> recent.get((int) ((minute + 1 + i) % recent.length())));
        return counts;
    }
}
