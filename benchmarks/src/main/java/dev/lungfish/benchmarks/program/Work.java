package dev.lungfish.benchmarks.program;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// What a request of [Paths#WORK] takes: a wait, as for a database, and then the processor.
final class Work {

    static final int WAIT_MILLIS = 15;

    private static final long CPU_NANOS = Duration.ofMillis(2).toNanos();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Work() {}

    /// Uses the processor, however long it takes until this thread has had it for so long.
    static void spend() {
        long end = THREADS.getCurrentThreadCpuTime() + CPU_NANOS;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
