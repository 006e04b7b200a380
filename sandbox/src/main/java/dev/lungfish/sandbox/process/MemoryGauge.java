package dev.lungfish.sandbox.process;

import dev.lungfish.sandbox.linux.Libc;
import dev.lungfish.sandbox.linux.ProcessStat;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Measures what the members of one sandbox hold together.
///
/// The peak is asked for after each invocation, and a look takes some microseconds, so it is taken from a look that
/// may be [#FRESH_NANOS] old: while the program runs, the watch looks more often than that. The kernel keeps the program's own peak: what a look misses, the next one sees.
final class MemoryGauge {

    private static final int NOT_OPEN = -1;
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Members members;
    private final long limitBytes;
    private final AtomicLong peak = new AtomicLong();
    private volatile long excess;
    private volatile boolean asked;
    private volatile long lookedNanos;
    private int statusDescriptor = NOT_OPEN;
    private boolean closed;

    MemoryGauge(Members members, long limitBytes) {
        this.members = members;
        this.limitBytes = limitBytes;
    }

    /// The most that was resident so far. The first answer is from a look of its own: before it the program started.
    long residentPeakBytes() {
        if (!asked || System.nanoTime() - lookedNanos > FRESH_NANOS) {
            asked = true;
            record(program().residentPeakBytes());
        }
        return peak.get();
    }

    /// What all members held together when they first exceeded the limit; 0 if they never did.
    long excessBytes() {
        return excess;
    }

    /// Measures all members that were there at some moment since the one given.
    boolean exceedsLimit(long sinceNanos) {
        long held = members.atMostProgram(sinceNanos) ? ofProgram() : ofAll(sinceNanos);
        if (held > limitBytes && excess == 0) {
            excess = held;
        }
        return held > limitBytes;
    }

    private long ofProgram() {
        Memory alone = program();
        record(alone.residentPeakBytes());
        return alone.heldPeakBytes();
    }

    private long ofAll(long sinceNanos) {
        long held = 0;
        long files = 0;
        for (ProcessStat process : members.list(sinceNanos)) {
            Memory memory = status(process);
            held += memory.heldBytes();
            files = Math.max(files, memory.fileBytes());
        }
        record(held + files);
        return held;
    }

    synchronized void close() {
        closed = true;
        if (statusDescriptor != NOT_OPEN) {
            Libc.close(statusDescriptor);
            statusDescriptor = NOT_OPEN;
        }
    }

    private void record(long bytes) {
        lookedNanos = System.nanoTime();
        peak.accumulateAndGet(bytes, Math::max);
    }

    private Memory status(ProcessStat process) {
        return Memory.parse(Libc.text(members.procDirectory() + '/' + process.pid() + "/status"));
    }

    private synchronized Memory program() {
        if (statusDescriptor == NOT_OPEN && !closed) {
            OptionalInt program = members.program();
            if (program.isPresent()) {
                statusDescriptor =
                        Libc.open(members.procDirectory() + '/' + program.getAsInt() + "/status");
            }
        }
        return statusDescriptor == NOT_OPEN
                ? Memory.NONE
                : Memory.parse(Libc.text(statusDescriptor));
    }
}
