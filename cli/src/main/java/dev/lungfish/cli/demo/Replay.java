package dev.lungfish.cli.demo;

import dev.lungfish.cli.demo.Arrivals.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends a trace's requests when they are due, on a clock that runs `speed` times faster. It does not wait
/// for answers: callers out there do not wait for each other either.
final class Replay implements AutoCloseable {

    static final int REMEMBERED_MINUTES = 15;

    private final Arrivals arrivals;
    private final int speed;
    private final long lengthNanos;
    private final List<Caller> callers = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final SplittableRandom random;
    private final Thread sender;
    private volatile boolean stopped;
    private volatile long startedNanos;
    private volatile long stoppedNanos;
    private volatile long mostLateNanos;

    /// @param length until it ends by itself; null for never
    /// @param callers by service name; each service of the trace has one
    Replay(Arrivals arrivals, int speed, @Nullable Duration length, Map<String, Caller> callers) {
        this.arrivals = arrivals;
        this.speed = speed;
        this.lengthNanos = length == null ? Long.MAX_VALUE : length.toNanos();
        this.random = new SplittableRandom(arrivals.seed());
        for (String service : arrivals.trace().services()) {
            Caller caller = callers.get(service);
            if (caller == null) {
                throw new IllegalArgumentException("no one calls " + service);
            }
            this.callers.add(caller);
            this.tallies.add(new Tally(REMEMBERED_MINUTES));
        }
        this.sender = Thread.ofPlatform().daemon().name("replay").unstarted(this::send);
    }

    void start() {
        startedNanos = System.nanoTime();
        sender.start();
    }

    private void send() {
        for (long minute = 0; !stopped; minute++) {
            for (Tally tally : tallies) {
                tally.startMinute(minute);
            }
            for (Arrival arrival : arrivals.in(minute)) {
                awaitDue(arrival.traceNanos());
                if (stopped) {
                    return;
                }
                dispatch(arrival.service(), minute);
            }
            awaitDue((minute + 1) * Arrivals.MINUTE_NANOS);
        }
    }

    private void awaitDue(long traceNanos) {
        long dueAfter = Math.min(traceNanos / speed, lengthNanos);
        long due = startedNanos + dueAfter;
        for (long left = due - System.nanoTime(); left > 0 && !stopped; ) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
        mostLateNanos = Math.max(mostLateNanos, System.nanoTime() - due);
        if (dueAfter == lengthNanos) {
            close();
        }
    }

    private void dispatch(int service, long minute) {
        Tally tally = tallies.get(service);
        Caller caller = callers.get(service);
        SplittableRandom own = random.split();
        tally.sent(minute);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                caller.call(own);
                                tally.answered();
                            } catch (IOException | RuntimeException failure) {
                                tally.failed(String.valueOf(failure.getMessage()));
                            }
                        });
    }

    /// Sends no more; waits for answers that are still to come, but no longer than `limit`.
    void finish(Duration limit) {
        close();
        long deadline = System.nanoTime() + limit.toNanos();
        while (tallies.stream().anyMatch(tally -> tally.openCount() > 0)
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /// Sends no more.
    @Override
    public synchronized void close() {
        if (!stopped) {
            stoppedNanos = System.nanoTime();
            stopped = true;
        }
        LockSupport.unpark(sender);
    }

    /// Whether it sends no more.
    boolean hasEnded() {
        return stopped;
    }

    /// How long it has been sending.
    Duration elapsed() {
        long end = stopped ? stoppedNanos : System.nanoTime();
        return Duration.ofNanos(end - startedNanos);
    }

    /// The minute of the trace that it is in, from its start.
    long minute() {
        return elapsed().toNanos() / (Arrivals.MINUTE_NANOS / speed);
    }

    /// By how much a request was sent too late, at most.
    Duration mostLate() {
        return Duration.ofNanos(mostLateNanos);
    }

    /// What the callers of a service of the trace have seen.
    Tally tally(int service) {
        return tallies.get(service);
    }
}
