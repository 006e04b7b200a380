package dev.lungfish.sandbox.process;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/// Measures what the members of one sandbox hold together.
final class MemoryGauge {

    private static final int NOT_OPEN = -1;

    private final Members members;
    private final long limitBytes;
    private final AtomicLong peak = new AtomicLong();
    private volatile long excess;
    private int statusDescriptor = NOT_OPEN;
    private boolean closed;

    MemoryGauge(Members members, long limitBytes) {
        this.members = members;
        this.limitBytes = limitBytes;
    }

    /// The peak so far, after another look at the program itself.
    long peakBytes() {
        record(program().peakBytes());
        return peak.get();
    }

    /// What all members held together when they first exceeded the limit; 0 if they never did.
    long excessBytes() {
        return excess;
    }

    /// Measures all members that were there at some moment since the one given.
    boolean exceedsLimit(long sinceNanos) {
        List<ProcessStat> processes = members.list(sinceNanos);
        long held = 0;
        if (processes.size() <= 1) {
            held = program().peakBytes();
        } else {
            for (ProcessStat process : processes) {
                held += status(process).heldBytes();
            }
        }
        record(held);
        if (held > limitBytes && excess == 0) {
            excess = held;
        }
        return held > limitBytes;
    }

    synchronized void close() {
        closed = true;
        if (statusDescriptor != NOT_OPEN) {
            Libc.close(statusDescriptor);
            statusDescriptor = NOT_OPEN;
        }
    }

    private void record(long bytes) {
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
