package dev.lungfish.server.web;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Watches the limits on one answer. Confined to its event loop.
final class AnswerClock {

    private final EventLoop loop;
    private final WebTimes times;
    private final Runnable over;
    private @Nullable ScheduledFuture<?> whole;
    private @Nullable ScheduledFuture<?> next;
    private long movedNanos;

    /// Starts at once.
    ///
    /// @param over called when a limit is passed
    AnswerClock(EventLoop loop, WebTimes times, Runnable over) {
        this.loop = loop;
        this.times = times;
        this.over = over;
        whole = after(times.wholeNanos(), over);
        next = after(times.startNanos(), over);
    }

    /// The answer's head has come.
    void began() {
        next = cancel(next);
        if (times.idleNanos() > 0) {
            moved();
            next = after(times.idleNanos(), this::checkIdle);
        }
    }

    /// A part of the answer has come.
    void moved() {
        if (times.idleNanos() > 0) {
            movedNanos = loop.ticker().nanoTime();
        }
    }

    void stop() {
        whole = cancel(whole);
        next = cancel(next);
    }

    private void checkIdle() {
        long leftNanos = times.idleNanos() - (loop.ticker().nanoTime() - movedNanos);
        if (leftNanos > 0) {
            next = after(leftNanos, this::checkIdle);
        } else {
            over.run();
        }
    }

    private @Nullable ScheduledFuture<?> after(long nanos, Runnable step) {
        return nanos == 0 ? null : loop.schedule(step, nanos, TimeUnit.NANOSECONDS);
    }

    private static @Nullable ScheduledFuture<?> cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
        return null;
    }
}
