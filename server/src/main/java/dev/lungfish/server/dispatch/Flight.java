package dev.lungfish.server.dispatch;

import dev.lungfish.server.runtime.Delivery;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An invocation from its delivery to an environment to its answer. On the environment's loop.
final class Flight {

    final Invocation invocation;
    private final long deliveredNanos;
    private final long deadlineEpochMillis;
    private @Nullable ScheduledFuture<?> timer;

    /// The error that the runtime has reported and that waits for the lines about it.
    @Nullable Outcome reported;

    /// Whether the Runtime API has its payload.
    boolean handedOver;

    Flight(Invocation invocation, long nowNanos, long nowEpochMillis) {
        this.invocation = invocation;
        this.deliveredNanos = nowNanos;
        this.deadlineEpochMillis =
                nowEpochMillis
                        + TimeUnit.SECONDS.toMillis(
                                invocation.target().revision().timeoutSeconds());
    }

    void until(ScheduledFuture<?> deadline) {
        timer = deadline;
    }

    void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    long durationNanos(long nowNanos) {
        return nowNanos - deliveredNanos;
    }

    Delivery delivery() {
        return new Delivery(
                invocation.id(),
                deadlineEpochMillis,
                invocation.functionArn(),
                invocation.traceId(),
                invocation.clientContext(),
                invocation.payload());
    }
}
